package io.understudy.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a YAML file into a settings record; the package's description says how a record becomes keys. */
public final class ConfigReader {
    private final ConfigTypes types;
    private final Map<String, String> environment;

    /** @param environment where {@code …_env} keys look, normally {@code System.getenv()} */
    public ConfigReader(ConfigTypes types, Map<String, String> environment) {
        this.types = types;
        this.environment = Map.copyOf(environment);
    }

    /** Never throws for what stands in the file or for a file that cannot be read: these are problems. */
    public <R extends Record> Loaded<R> read(Path file, Class<R> root) {
        try {
            return readText(Files.readString(file), file, root);
        } catch (CharacterCodingException e) {
            return unread(file, "found bytes that are no UTF-8", "save it as UTF-8");
        } catch (NoSuchFileException e) {
            return unread(file, "found no such file", "create it, or name another file");
        } catch (IOException e) {
            return Files.isDirectory(file)
                    ? unread(file, "found a directory", "name a file in it")
                    : unread(
                            file,
                            "found a file that cannot be read",
                            "give the user who runs this the right to read it");
        }
    }

    /** As {@link #read}, from text; relative paths start at the directory of {@code file}, which need not exist. */
    public <R extends Record> Loaded<R> readText(String yaml, Path file, Class<R> root) {
        YamlText parsed = YamlText.parse(yaml);
        if (parsed instanceof YamlText.Broken broken) {
            return new Loaded.Invalid<>(file, broken.problems());
        }
        return bind(((YamlText.Tree) parsed).root(), file, root);
    }

    private <R extends Record> Loaded<R> bind(Optional<Node> tree, Path file, Class<R> root) {
        Reading reading = new Reading(file.toAbsolutePath().getParent(), environment);
        RecordShape shape = new Shapes(types).root(root);
        Optional<Object> bound = tree.isEmpty()
                ? reading.reject(Place.ROOT, "wanted settings, found nothing but comments or space", shape.topLevel())
                : shape.bind(tree.get(), Place.ROOT, reading);
        List<ConfigProblem> problems = reading.problems();
        return problems.isEmpty()
                ? new Loaded.Bound<>(root.cast(bound.orElseThrow()))
                : new Loaded.Invalid<>(file, problems);
    }

    private static <R extends Record> Loaded<R> unread(Path file, String found, String remedy) {
        String message = "wanted a configuration file, " + found;
        return new Loaded.Invalid<>(file, List.of(new ConfigProblem(Optional.empty(), message, remedy)));
    }
}
