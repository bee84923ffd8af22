package io.understudy.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * An example configuration that documents every key, some of them commented out.
 *
 * <p>The convention, so that un-commenting is mechanical:
 *
 * <ul>
 *   <li>{@code #} in the first column, directly followed by the key's own indentation (0, 2, 4 … spaces), is YAML that was
 *       commented out: delete the {@code #}. {@code #  interval: 1s   # default 1s}
 *   <li>{@code #|} likewise, but it is an alternative to its neighbour: it counts as documented and stays a comment.
 *       {@code #|  password_env: DB_PASSWORD   # instead of password_file}
 *   <li>Prose is {@code #} and one space, or a {@code #} that is not in the first column.
 *   <li>Each key says its {@link Presence#words()} on its line or in the prose directly above it.
 * </ul>
 */
public final class ExampleFile {
    private static final Pattern COMMENTED_OUT = Pattern.compile("^#((?:  )*[^ #|].*)");
    private static final Pattern ALTERNATIVE = Pattern.compile("(?m)^#\\|(.*)");

    private record Mention(String path, int line) {}

    private final List<String> lines;
    private final List<Mention> mentions = new ArrayList<>();

    /** Throws IllegalArgumentException, with the line, when the text is no YAML once everything is un-commented. */
    public ExampleFile(String text) {
        this.lines = text.lines().toList();
        YamlText everything = YamlText.parse(ALTERNATIVE.matcher(uncommented()).replaceAll("$1"));
        if (everything instanceof YamlText.Broken broken) {
            throw new IllegalArgumentException(broken.problems().get(0).render());
        }
        ((YamlText.Tree) everything).root().ifPresent(root -> walk("", root));
    }

    /** The text with every commented-out key alive; lines keep their numbers. */
    public String uncommented() {
        return String.join("\n", lines.stream().map(ExampleFile::alive).toList()) + "\n";
    }

    /** Keys that appear neither alive nor commented out. */
    public List<ConfigKey> unmentioned(List<ConfigKey> keys) {
        return keys.stream().filter(key -> mentionsOf(key).isEmpty()).toList();
    }

    /** Keys that are mentioned, but nowhere with their {@link Presence#words()}: the default with its unit, or "required". */
    public List<ConfigKey> undescribed(List<ConfigKey> keys) {
        return keys.stream()
                .filter(key -> !mentionsOf(key).isEmpty())
                .filter(key -> mentionsOf(key).stream().noneMatch(mention -> describes(mention, key)))
                .toList();
    }

    private static String alive(String line) {
        return COMMENTED_OUT.matcher(line).replaceFirst("$1");
    }

    private List<Mention> mentionsOf(ConfigKey key) {
        Pattern path = Pattern.compile(Pattern.quote(key.path()).replace("<name>", "\\E[^.]+\\Q"));
        return mentions.stream()
                .filter(mention -> path.matcher(mention.path()).matches())
                .toList();
    }

    private boolean describes(Mention mention, ConfigKey key) {
        Pattern words = Pattern.compile("#.*\\b" + Pattern.quote(key.presence().words()) + "(?!\\w|[.-]\\w)");
        int index = mention.line() - 1;
        String own = lines.get(index).substring(1);
        boolean described = words.matcher(own).find();
        while (!described && index > 0 && isProse(lines.get(index - 1))) {
            index--;
            described = words.matcher(lines.get(index)).find();
        }
        return described;
    }

    private static boolean isProse(String line) {
        return line.strip().startsWith("#")
                && alive(line).equals(line)
                && !ALTERNATIVE.matcher(line).matches();
    }

    private void walk(String path, Node node) {
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> walk(path, tuple));
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> walk(path + "[]", item));
        }
    }

    private void walk(String section, NodeTuple tuple) {
        if (tuple.getKeyNode() instanceof ScalarNode key) {
            String path = Place.join(section, key.getValue());
            mentions.add(new Mention(path, Position.of(key.getStartMark()).line()));
            walk(path, tuple.getValueNode());
        }
    }
}
