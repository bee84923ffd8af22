package io.understudy.config;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Says what stands in the file, to be read after "found". */
final class Found {
    private static final int LONGEST = 60;

    private Found() {}

    static boolean nothing(Node node) {
        return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
    }

    /** The shape alone: a value in the wrong place may be a secret that slipped there. */
    static String shape(Node node) {
        if (nothing(node)) {
            return "nothing";
        }
        if (node instanceof MappingNode) {
            return "nested keys";
        }
        return node instanceof SequenceNode ? "a list" : "a single value";
    }

    /** The value, on one line, cut, and without passwords that addresses carry. */
    static String value(String text) {
        return "'"
                + line(text.replaceAll("(://[^:/@\\s]*):[^@\\s]*@", "$1:…@")
                        .replaceAll("(?i)(password=)[^&\\s]*", "$1…"))
                + "'";
    }

    /** Text that cannot forge a second line, hide in the terminal, or fill the screen. */
    static String line(String text) {
        String safe = text.replaceAll("\\p{Cntrl}|\\p{Cf}", "?");
        return safe.length() > LONGEST ? safe.substring(0, LONGEST) + "…" : safe;
    }
}
