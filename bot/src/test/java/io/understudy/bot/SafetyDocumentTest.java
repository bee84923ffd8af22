package io.understudy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/safety.md: every invariant, story and fault with its guard, and with the tests that carry its tag. */
final class SafetyDocumentTest {
    private static final Pattern ROW = Pattern.compile(
            "^\\| ((?:I|F|story-)\\d+) \\| ([^|]{10,}) \\| ([^|]{10,}) \\| ([^|]+) \\|$", Pattern.MULTILINE);
    private static final Pattern TEST = Pattern.compile("`([\\w.]+)`");
    /** Faults have numbers of their own, with gaps. */
    private static final List<Integer> FAULTS = List.of(
            1, 2, 3, 5, 6, 7, 9, 11, 12, 13, 14, 15, 16, 18, 19, 20, 22, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 35, 37,
            38, 39, 41, 42, 43, 45, 47, 48, 49, 50, 51, 52, 53);

    private static final Map<String, String> PROOFS = proofs();
    private static final Map<String, Set<String>> TAGGED = TaggedTests.byTag();

    @Test
    void everyInvariantStoryAndFaultHasOneRow() {
        assertThat(PROOFS.keySet()).containsExactlyInAnyOrderElementsOf(everyId());
    }

    @Test
    void everyRowNamesExactlyTheTestsThatCarryItsTag() {
        PROOFS.forEach((id, proof) -> assertThat(named(proof))
                .as("tests of %s in docs/safety.md", id)
                .isEqualTo(TAGGED.getOrDefault(id, Set.of())));
    }

    @Test
    void aRowWithoutATestSaysWhatIsOpen() {
        assertThat(PROOFS.values()).allMatch(proof -> !named(proof).isEmpty() || proof.startsWith("open: "));
    }

    private static Map<String, String> proofs() {
        Map<String, String> proofs = new LinkedHashMap<>();
        Matcher row = ROW.matcher(Repository.text(Repository.root().resolve("docs/safety.md")));
        while (row.find()) {
            assertThat(proofs.put(row.group(1), row.group(4)))
                    .as("a second row of %s", row.group(1))
                    .isNull();
        }
        return proofs;
    }

    private static Set<String> named(String proof) {
        return Arrays.stream(proof.split("<br>"))
                .flatMap(part -> TEST.matcher(part).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> everyId() {
        Stream<String> invariants = IntStream.rangeClosed(1, 10).mapToObj(number -> "I" + number);
        Stream<String> stories = IntStream.rangeClosed(1, 17).mapToObj(number -> "story-" + number);
        Stream<String> faults = FAULTS.stream().map(number -> "F" + number);
        return Stream.of(invariants, stories, faults).flatMap(ids -> ids).toList();
    }
}
