package io.understudy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {
    record Node(String host, int port) {
        static Map<String, Object> defaults() {
            return Map.of("port", 5432);
        }

        Node {
            if (port < 1 || port > 65535) {
                throw new IllegalArgumentException("wanted a port from 1 to 65535, found " + port);
            }
        }
    }

    record Cluster(Map<String, Node> nodes, Duration interval, Optional<String> channel) {
        static Map<String, Object> defaults() {
            return Map.of("interval", Duration.ofSeconds(1));
        }
    }

    record Root(Map<String, Cluster> clusters, long walKeepBytes) {}

    record Several(Map<String, Node> nodes, List<Node> spares) {
        Several {
            if (nodes.isEmpty() || spares.isEmpty()) {
                throw new IllegalArgumentException("wanted at least one node, found none");
            }
        }
    }

    @TempDir
    Path directory;

    @Test
    void bindsNestedRecordsInTheOrderOfTheFile() {
        Root root = Written.in(directory).settings(Root.class, """
                wal_keep_bytes: 16 MB
                clusters:
                  orders:
                    channel: "#orders"
                    nodes:
                      pg2: {host: 10.0.0.2}
                      pg1: {host: 10.0.0.1, port: 5433}
                """);
        assertThat(root.walKeepBytes()).isEqualTo(16L << 20);
        Cluster orders = root.clusters().get("orders");
        assertThat(orders.interval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(orders.channel()).contains("#orders");
        assertThat(List.copyOf(orders.nodes().entrySet()))
                .containsExactly(
                        Map.entry("pg2", new Node("10.0.0.2", 5432)), Map.entry("pg1", new Node("10.0.0.1", 5433)));
    }

    @Test
    void reportsFiveMistakesAsFiveMessagesEachWithItsLine() {
        Loaded<Root> loaded = Written.in(Path.of("/etc/understudy")).load(Root.class, """
                wal_keep_bytes: 16 megs
                clusters:
                  orders:
                    intervall: 10s
                    nodes:
                      pg1:
                        host: 10.0.0.1
                        port: five
                      pg2:
                        port: 70000
                        host: 10.0.0.2
                      pg3:
                        port: 5433
                """);
        assertThat(((Loaded.Invalid<Root>) loaded).render()).isEqualTo("""
                /etc/understudy/understudy.yaml has 5 mistakes:
                line 1, column 17: key 'wal_keep_bytes': wanted a size with its unit, found '16 megs'
                    hint: write a whole number and one of B, kB, MB, GB, TB, for example 16 MB
                line 4, column 5: key 'clusters.orders.intervall': there is no such key
                    hint: did you mean 'interval'?
                line 8, column 15: key 'clusters.orders.nodes.pg1.port': wanted a whole number, found 'five'
                    hint: write for example 5432, at most 2147483647
                line 9, column 7: key 'clusters.orders.nodes.pg2': wanted a port from 1 to 65535, found 70000
                    hint: correct the values under 'clusters.orders.nodes.pg2'
                line 12, column 7: key 'clusters.orders.nodes.pg3.host': wanted text, but the key is missing
                    hint: add 'host: …'
                """);
    }

    @Test
    void aWrongItemIsNoReasonToComplainOfAnEmptyListBesides() {
        assertThat(Written.in(directory).mistakes(Several.class, """
                nodes:
                  db1: {host: a, port: 99999}
                spares:
                  - {host: b, prt: 1}
                """))
                .hasLineCount(4)
                .contains("found 99999", "did you mean 'port'?")
                .doesNotContain("found none");
    }

    @Test
    void aMisspeltRequiredKeyIsOneMistakeNotTwo() {
        assertThat(Written.in(directory).mistakes(Root.class, """
                        walKeepBytes: 16MB
                        clusters: {}
                        """)).isEqualTo("""
                        line 1, column 1: key 'walKeepBytes': there is no such key
                            hint: did you mean 'wal_keep_bytes'?
                        """);
    }

    @Test
    void anUnknownKeyThatResemblesNoneGetsTheListOfKeys() {
        assertThat(Written.in(directory).mistakes(Root.class, """
                        wal_keep_bytes: 16MB
                        clusters: {}
                        telemetry: true
                        """)).isEqualTo("""
                        line 3, column 1: key 'telemetry': there is no such key
                            hint: the keys here are clusters, wal_keep_bytes
                        """);
    }

    @Test
    void aKeyWrittenTwiceIsAMistake() {
        assertThat(Written.in(directory).mistakes(Root.class, """
                        wal_keep_bytes: 16MB
                        clusters: {}
                        wal_keep_bytes: 32MB
                        """)).isEqualTo("""
                        line 3, column 1: key 'wal_keep_bytes': wanted once, found again (first on line 1)
                            hint: remove one of them
                        """);
    }

    @Test
    @Tag("F48")
    void aHostileKeyStaysOnOneShortLine() {
        String mistakes = Written.in(directory)
                .mistakes(
                        Root.class,
                        "wal_keep_bytes: 0\nclusters: {}\n\"x\\nline 9: \\u202Eok" + "y".repeat(500) + "\": 1\n");
        assertThat(mistakes.lines()).hasSize(2);
        assertThat(mistakes)
                .startsWith("line 3, column 1: key 'x?line 9: ?okyyy")
                .hasSizeLessThan(200);
    }

    @Test
    void wrongShapesAreNamedWithoutRepeatingTheirContent() {
        assertThat(Written.in(directory).mistakes(Root.class, """
                        wal_keep_bytes: [16MB]
                        clusters: hunter2
                        """)).isEqualTo("""
                        line 1, column 1: key 'wal_keep_bytes': wanted a size with its unit, found a list
                            hint: write a whole number and one of B, kB, MB, GB, TB, for example 16 MB
                        line 2, column 1: key 'clusters': wanted names, each with nested keys, found a single value
                            hint: indent 'key: value' lines below 'clusters:'
                        """);
    }

    @Test
    void aKeyWithoutValueIsAMistakeUnlessItsSectionHasOnlyDefaults() {
        assertThat(Written.in(directory).mistakes(Root.class, "wal_keep_bytes:\nclusters:\n"))
                .isEqualTo("""
                        line 1, column 1: key 'wal_keep_bytes': wanted a size with its unit, found nothing
                            hint: write a value, or remove the key
                        line 2, column 1: key 'clusters': wanted names, each with nested keys, found nothing
                            hint: write {} for none, or indent '<name>:' below the key
                        """);
    }

    @Test
    void anEmptyFileIsToldWhichKeysThereAre() {
        assertThat(Written.in(directory).mistakes(Root.class, "# nothing yet\n"))
                .isEqualTo("""
                        line 1, column 1: the file: wanted settings, found nothing but comments or space
                            hint: the keys at the top level are clusters, wal_keep_bytes
                        """);
    }

    @Test
    void aFileThatHoldsAListIsNoConfiguration() {
        assertThat(Written.in(directory).mistakes(Root.class, "- a\n- b\n")).isEqualTo("""
                        line 1, column 1: the file: wanted nested keys, found a list
                            hint: indent 'key: value' lines below it
                        """);
    }

    @Test
    void filesThatCannotBeReadAreProblemsToo() throws IOException {
        Path latin1 = Files.write(directory.resolve("latin1.yaml"), "a: é".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(rendered(directory.resolve("absent.yaml"))).isEqualTo("""
                <dir>/absent.yaml has 1 mistake:
                wanted a configuration file, found no such file
                    hint: create it, or name another file
                """);
        assertThat(rendered(directory)).contains("found a directory\n    hint: name a file in it");
        assertThat(rendered(latin1)).contains("found bytes that are no UTF-8\n    hint: save it as UTF-8");
    }

    @Test
    void aFileIsReadWhereItLies() throws IOException {
        Path file = Files.writeString(directory.resolve("u.yaml"), "\uFEFFclusters: {}\nwal_keep_bytes: 0\n");
        Loaded<Root> loaded = new ConfigReader(ConfigTypes.standard(), Map.of()).read(file, Root.class);
        assertThat(loaded).isEqualTo(new Loaded.Bound<>(new Root(Map.of(), 0)));
    }

    private String rendered(Path file) {
        Loaded<Root> loaded = new ConfigReader(ConfigTypes.standard(), Map.of()).read(file, Root.class);
        return ((Loaded.Invalid<Root>) loaded).render().replace(directory.toString(), "<dir>");
    }
}
