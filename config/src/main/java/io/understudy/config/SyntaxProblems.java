package io.understudy.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** Says in plain words why text is no YAML, without repeating any of it: a secret might stand there. */
final class SyntaxProblems {

    private record Explanation(String fragment, String words, String remedy) {}

    private static final List<Explanation> KNOWN = List.of(
            new Explanation(
                    "mapping values are not allowed",
                    "wanted one 'key: value' per line, found another ':'",
                    "put quotes around a value that holds ': ', and start the keys of a section in one column"),
            new Explanation(
                    "could not find expected ':'",
                    "wanted 'key: value', found a line without ':'",
                    "write a ':' and a space behind the key"),
            new Explanation(
                    "unexpected end of stream",
                    "wanted a closing quote, found the end of the file",
                    "close the quotation that starts on this line"),
            new Explanation(
                    "expected <block end>",
                    "wanted the indentation of the section, found another",
                    "start all keys of a section in one column, and items with '- '"),
            new Explanation(
                    "expected '<document start>'",
                    "wanted the indentation of the section, found another",
                    "start all keys of a section in one column, and items with '- '"),
            new Explanation("tag is not allowed", "wanted a plain value, found a tag", "remove the word with '!'"),
            new Explanation(
                    "expected ',' or",
                    "wanted ',' or the closing bracket, found something else",
                    "close what '[' or '{' opened"),
            new Explanation(
                    "cannot start any token",
                    "wanted a value, found a character that cannot start one",
                    "put quotes around the value"),
            new Explanation(
                    "undefined alias", "wanted a value, found an unknown alias", "put quotes around a value with '*'"),
            new Explanation("another document", "wanted one document, found a second", "remove the line '---'"));

    private SyntaxProblems() {}

    static List<ConfigProblem> of(YAMLException cause, String text) {
        List<String> lines = text.lines().toList();
        Position position = position(cause, text);
        boolean tab = position.line() <= lines.size() && indentedByTab(lines.get(position.line() - 1));
        return tab ? tabs(lines) : List.of(explain(cause, position));
    }

    private static Position position(YAMLException cause, String text) {
        if (cause instanceof MarkedYAMLException marked) {
            // For these two, the parser notices long after the line that is to blame.
            boolean late = marked.getProblem().contains("end of stream")
                    || marked.getProblem().contains("could not find expected ':'");
            return Position.of(
                    late && marked.getContextMark() != null ? marked.getContextMark() : marked.getProblemMark());
        }
        if (cause instanceof ReaderException unreadable) {
            String before = text.substring(0, text.offsetByCodePoints(0, unreadable.getPosition()));
            int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
            return new Position(line, before.length() - before.lastIndexOf('\n'));
        }
        return Position.START;
    }

    private static boolean indentedByTab(String line) {
        return line.matches(" *\t.*");
    }

    private static List<ConfigProblem> tabs(List<String> lines) {
        return IntStream.range(0, lines.size())
                .filter(index -> indentedByTab(lines.get(index)))
                .mapToObj(index -> new Position(index + 1, lines.get(index).indexOf('\t') + 1))
                .map(at -> problem(at, "wanted spaces for indentation, found a tab", "replace each tab by two spaces"))
                .toList();
    }

    private static ConfigProblem explain(YAMLException cause, Position position) {
        if (cause instanceof ReaderException) {
            return problem(position, "wanted text, found a control character", "remove the character");
        }
        String reason = cause instanceof MarkedYAMLException marked
                ? marked.getProblem() + " " + marked.getContext()
                : String.valueOf(cause.getMessage());
        return KNOWN.stream()
                .filter(known -> reason.contains(known.fragment()))
                .findFirst()
                .map(known -> problem(position, known.words(), known.remedy()))
                .orElseGet(
                        () -> problem(position, "wanted YAML, found something else", "compare with the example file"));
    }

    private static ConfigProblem problem(Position position, String message, String remedy) {
        return new ConfigProblem(Optional.of(position), message, remedy);
    }
}
