package io.understudy.bot.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Prometheus' text format 0.0.4 by the letter: every family has its HELP and TYPE before its samples and all samples
 * together, names and labels are well-formed, no sample comes twice, every value is a number. Throws at the first fault.
 */
final class Exposition {
    private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)\\})? (\\S+)");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\[\\\\\"n])*)\"(,|$)");

    /** One number. */
    record Sample(String name, Map<String, String> labels, double value) {}

    private final Map<String, String> types = new HashMap<>();
    private final Map<String, String> helps = new HashMap<>();
    private final List<Sample> samples = new ArrayList<>();
    private final Set<String> closed = new HashSet<>();
    private String current = "";

    Exposition(String text) {
        require(text.endsWith("\n"), "a line feed at the end");
        for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
            if (line.startsWith("#")) {
                comment(line);
            } else {
                sample(line);
            }
        }
    }

    Map<String, String> types() {
        return types;
    }

    Map<String, String> helps() {
        return helps;
    }

    List<Sample> samples() {
        return samples;
    }

    /** Value of the only sample with this name and these labels: names and values in turn. */
    double value(String name, String... labels) {
        List<Sample> found = find(name, labels);
        require(found.size() == 1, "one sample of " + name + " " + List.of(labels) + ", found " + found);
        return found.get(0).value();
    }

    List<Sample> find(String name, String... labels) {
        Map<String, String> wanted = new TreeMap<>();
        for (int i = 0; i < labels.length; i += 2) {
            wanted.put(labels[i], labels[i + 1]);
        }
        return samples.stream()
                .filter(one ->
                        one.name().equals(name) && one.labels().entrySet().containsAll(wanted.entrySet()))
                .toList();
    }

    private void comment(String line) {
        Matcher found = COMMENT.matcher(line);
        require(found.matches(), "HELP or TYPE of a family: " + line);
        String family = found.group(2);
        Map<String, String> where = found.group(1).equals("HELP") ? helps : types;
        require(where.put(family, found.group(3)) == null, "one " + found.group(1) + " of " + family);
        if (where == types) {
            require(Set.of("gauge", "counter").contains(found.group(3)), "a gauge or a counter: " + line);
        }
        begin(family);
    }

    private void begin(String family) {
        if (!family.equals(current)) {
            require(closed.add(family), "all lines of " + family + " together");
            current = family;
        }
    }

    private void sample(String line) {
        Matcher found = SAMPLE.matcher(line);
        require(found.matches(), "a sample: " + line);
        String name = found.group(1);
        require(
                name.equals(current) && types.containsKey(name) && helps.containsKey(name),
                "HELP and TYPE before " + line);
        Sample sample = new Sample(
                name, labels(found.group(2) == null ? "" : found.group(2)), Double.parseDouble(found.group(3)));
        require(
                samples.stream()
                        .noneMatch(
                                one -> one.name().equals(name) && one.labels().equals(sample.labels())),
                "every sample once: " + line);
        samples.add(sample);
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new TreeMap<>();
        Matcher found = LABEL.matcher(text);
        int end = 0;
        while (end < text.length()) {
            require(found.find(end) && found.start() == end, "labels: " + text);
            require(labels.put(found.group(1), found.group(2)) == null, "every label once: " + text);
            end = found.end();
        }
        return labels;
    }

    private static void require(boolean holds, String wanted) {
        if (!holds) {
            throw new AssertionError("wanted " + wanted);
        }
    }
}
