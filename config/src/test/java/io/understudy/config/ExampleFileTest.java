package io.understudy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.understudy.config.Written.Password;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleFileTest {
    record Slack(Password token) {}

    record User(String name, List<String> roles) {
        static Map<String, Object> defaults() {
            return Map.of("roles", List.of("viewer"));
        }
    }

    sealed interface Service {}

    record PgCtl() implements Service {}

    record SystemdUnit(String unit) implements Service {}

    record Node(String host, Service service) {}

    record Root(Map<String, Node> nodes, List<User> users, Checks checks, Optional<Slack> slack) {}

    record Checks(Duration interval, long sampleBytes) {
        static Map<String, Object> defaults() {
            return Map.of("interval", Duration.ofSeconds(1), "sampleBytes", 16L << 20);
        }
    }

    private static final String EXAMPLE = """
            # Nodes by name: required.
            nodes:
              pg1:
                host: 10.0.0.1   # required
                service:
                  kind: systemd-unit   # required: pg-ctl or systemd-unit
                  unit: postgresql     # required
            #|    kind: pg-ctl
            users:   # required
              - name: alice   # required
            #    roles: [viewer]   # default [viewer]
            #checks:
            # How often each node is looked at,
            # default 1s.
            #  interval: 1s
            #  sample_bytes: 16MB   # default 16MB

            # Slack is optional: without it nothing is posted.
            #slack:
            #  token_file: token   # required
            #|  token_env: SLACK_TOKEN   # instead of token_file
            """;

    @TempDir
    Path directory;

    private Written written;
    private List<ConfigKey> keys;

    @BeforeEach
    void operatorReadsTheExample() {
        written = Written.in(directory);
        keys = ConfigKeys.of(Root.class, written.types());
    }

    @Test
    void everyKeyIsListedWithItsTypeDefaultAndUnits() {
        assertThat(keys.stream().map(ConfigKey::toString))
                .containsExactly(
                        "nodes: names, each with nested keys, required",
                        "nodes.<name>.host: text, required",
                        "nodes.<name>.service.kind: one of pg-ctl, systemd-unit, required",
                        "nodes.<name>.service.unit: text, required",
                        "users: a list, each item nested keys, required",
                        "users[].name: text, required",
                        "users[].roles: a list, each item text, default [viewer]",
                        "checks.interval: a duration with its unit, default 1s, units ms, s, min, h, d",
                        "checks.sample_bytes: a size with its unit, default 16MB, units B, kB, MB, GB, TB (powers of 1024)",
                        "slack: nested keys, optional",
                        "slack.token_file: the path of a file with the secret, mode 600, required",
                        "slack.token_env: the name of an environment variable with the secret, instead of token_file");
    }

    @Test
    void anExampleThatSaysEverythingLacksNothing() {
        ExampleFile example = new ExampleFile(EXAMPLE);
        assertThat(example.unmentioned(keys)).isEmpty();
        assertThat(example.undescribed(keys)).isEmpty();
    }

    @Test
    void theExampleLoadsAsItIsAndUncommented() {
        written.file("token", "xoxb-1", "rw-------");
        Node node = new Node("10.0.0.1", new SystemdUnit("postgresql"));
        Root plain = new Root(
                Map.of("pg1", node),
                List.of(new User("alice", List.of("viewer"))),
                new Checks(Duration.ofSeconds(1), 16L << 20),
                Optional.empty());
        assertThat(written.settings(Root.class, EXAMPLE)).isEqualTo(plain);
        assertThat(written.settings(Root.class, new ExampleFile(EXAMPLE).uncommented()))
                .isEqualTo(new Root(
                        plain.nodes(), plain.users(), plain.checks(), Optional.of(new Slack(new Password("xoxb-1")))));
    }

    @Test
    void keysThatAreNowhereOrWithoutTheirDefaultAreNamed() {
        ExampleFile example = new ExampleFile(EXAMPLE.replace("#  sample_bytes: 16MB   # default 16MB\n", "")
                .replace("default 1s", "default 10s")
                .replace("#|  token_env", "#  tokens_env"));
        assertThat(example.unmentioned(keys).stream().map(ConfigKey::path))
                .containsExactly("checks.sample_bytes", "slack.token_env");
        assertThat(example.undescribed(keys).stream().map(ConfigKey::path)).containsExactly("checks.interval");
    }

    @Test
    void onlyALinesFirstCharacterIsEverUncommented() {
        String text =
                "channel: \"#orders\"   #|not this\n  # prose\n# prose: too\n#\n##\n#|alternative: x\n#plain: \"#b\"\n";
        assertThat(new ExampleFile(text).uncommented()).isEqualTo(text.replace("\n#plain", "\nplain"));
    }

    @Test
    void aCommentedKeyWithWrongIndentationIsFoundOut() {
        assertThatThrownBy(() -> new ExampleFile("a: 1\n#  b: 2\n")).hasMessageContaining("line 2, column 4");
    }
}
