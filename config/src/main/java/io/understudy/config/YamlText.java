package io.understudy.config;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** The outcome of parsing text as YAML: a tree that knows its lines, or why there is none. */
sealed interface YamlText {

    /** The root is empty when the text holds nothing but comments. */
    record Tree(Optional<Node> root) implements YamlText {}

    record Broken(List<ConfigProblem> problems) implements YamlText {}

    /** Only composes nodes: tags never construct objects, and keys may still be written twice. */
    static YamlText parse(String text) {
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try {
            return new Tree(Optional.ofNullable(new Yaml(new LoaderOptions()).compose(new StringReader(body))));
        } catch (YAMLException e) {
            return new Broken(SyntaxProblems.of(e, body));
        }
    }
}
