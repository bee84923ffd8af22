package io.understudy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SyntaxProblemsTest {
    record Root(String a) {}

    private final Written written = Written.in(Path.of("/etc/understudy"));

    @Test
    void everyTabIsReportedAtOnce() {
        assertThat(written.mistakes(Root.class, "a:\n\tb: 1\n  c: 2\n \td: 3\n"))
                .isEqualTo("""
                        line 2, column 1: wanted spaces for indentation, found a tab
                            hint: replace each tab by two spaces
                        line 4, column 2: wanted spaces for indentation, found a tab
                            hint: replace each tab by two spaces
                        """);
    }

    @ParameterizedTest
    @MethodSource
    void brokenYamlIsExplainedInPlainWordsWithItsLine(String yaml, String message) {
        assertThat(written.mistakes(Root.class, yaml)).startsWith(message).doesNotContain("hunter2");
    }

    static Stream<Arguments> brokenYamlIsExplainedInPlainWordsWithItsLine() {
        return Stream.of(
                Arguments.of(
                        "a: 1\nb: hunter2: x\n",
                        "line 2, column 11: wanted one 'key: value' per line, found another ':'"),
                Arguments.of(
                        "a: 1\nhunter2\nb: 2\n", "line 2, column 1: wanted 'key: value', found a line without ':'"),
                Arguments.of(
                        "a: 1\nb: \"hunter2\n", "line 2, column 4: wanted a closing quote, found the end of the file"),
                Arguments.of("a: 1\n  b: 2\n", "line 2, column 4: wanted one 'key: value' per line, found another ':'"),
                Arguments.of(
                        "  a: 1\n b: 2\n", "line 2, column 2: wanted the indentation of the section, found another"),
                Arguments.of("a: [1, 2\nb: 3\n", "line 2, column 2: wanted ',' or the closing bracket"),
                Arguments.of(
                        "a: @hunter2\n", "line 1, column 4: wanted a value, found a character that cannot start one"),
                Arguments.of("a: *hunter2\n", "line 1, column 4: wanted a value, found an unknown alias"),
                Arguments.of("a: 1\n---\nb: 2\n", "line 2, column 1: wanted one document, found a second"),
                Arguments.of("a: 1\nb: x\u0007\n", "line 2, column 5: wanted text, found a control character"),
                Arguments.of("a: !<hunter2\n", "line 1, column "));
    }

    @Test
    void tagsNeverMakeObjects() {
        assertThat(written.mistakes(Root.class, "a: !!java.net.URL [x]")).isEqualTo("""
                        line 1, column 4: wanted a plain value, found a tag
                            hint: remove the word with '!'
                        """);
    }
}
