package io.understudy.bot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which tests of all modules carry which tag, read from their sources. */
final class TaggedTests {
    private static final Pattern TAG = Pattern.compile("^\\s*@Tag\\(\"([^\"]+)\"\\)");
    private static final Pattern TYPE = Pattern.compile("^[a-z ]*\\b(?:class|interface) (\\w+)");
    private static final Pattern METHOD = Pattern.compile("^\\s+(?:default )?void (\\w+)\\(");
    private final Map<String, Set<String>> byTag = new TreeMap<>();
    private final List<String> pending = new ArrayList<>();

    private TaggedTests() {}

    /** By tag, {@code Class.method}, or {@code Class} where the whole class carries it. */
    static Map<String, Set<String>> byTag() {
        TaggedTests tests = new TaggedTests();
        Repository.modules().forEach(module -> tests.read(module.resolve("src/test/java")));
        return tests.byTag;
    }

    private void read(Path sources) {
        if (!Files.exists(sources)) {
            return;
        }
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(this::readFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readFile(Path file) {
        String name = file.getFileName().toString().replace(".java", "");
        for (String line : Repository.text(file).lines().toList()) {
            Matcher tag = TAG.matcher(line);
            Matcher method = METHOD.matcher(line);
            if (tag.find()) {
                pending.add(tag.group(1));
            } else if (TYPE.matcher(line).find()) {
                assign(name);
            } else if (method.find()) {
                assign(name + "." + method.group(1));
            }
        }
    }

    private void assign(String test) {
        pending.forEach(
                tag -> byTag.computeIfAbsent(tag, ignored -> new TreeSet<>()).add(test));
        pending.clear();
    }
}
