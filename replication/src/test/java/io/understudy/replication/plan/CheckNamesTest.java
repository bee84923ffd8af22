package io.understudy.replication.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks and the page that explains them stay in step. */
class CheckNamesTest {
    private static final Path SOURCES = Path.of("src/main/java/io/understudy/replication");
    private static final Path PAGE = Path.of("../docs/checks.md");
    /** Nothing else in these sources is written like a check's name. */
    private static final Pattern IN_SOURCES = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");

    private static final Pattern IN_THE_PAGE = Pattern.compile("^\\| `([a-z-]+)`", Pattern.MULTILINE);

    @Test
    void everyCheckIsExplainedInThePageOfChecksAndNoOther() throws IOException {
        Set<String> asked = new TreeSet<>();
        try (Stream<Path> planning = Files.list(SOURCES.resolve("plan"))) {
            for (Path source : Stream.concat(planning, Stream.of(SOURCES.resolve("operate/OperationDesk.java")))
                    .toList()) {
                asked.addAll(found(IN_SOURCES, source));
            }
        }
        assertThat(asked).contains("no-other-operation", "same-timeline-origin").hasSizeGreaterThan(60);
        assertThat(found(IN_THE_PAGE, PAGE)).containsExactlyElementsOf(asked);
    }

    private static Set<String> found(Pattern pattern, Path file) throws IOException {
        Set<String> names = new TreeSet<>();
        Matcher matcher = pattern.matcher(Files.readString(file));
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
