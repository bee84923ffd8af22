package io.understudy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChoiceTest {
    sealed interface Service {}

    record PgCtl(String binaries) implements Service {
        static Map<String, Object> defaults() {
            return Map.of("binaries", "/usr/lib/postgresql/15/bin");
        }
    }

    record SystemdUnit(String unit) implements Service {}

    record Node(Service service) {}

    record EasyNode(Service service) {
        static Map<String, Object> defaults() {
            return Map.of("service", new PgCtl("/opt/pg/bin"));
        }
    }

    @TempDir
    Path directory;

    @Test
    void theKindDecidesWhichRecordASectionIs() {
        Written written = Written.in(directory);
        assertThat(written.settings(Node.class, "service: {kind: systemd-unit, unit: pg}"))
                .isEqualTo(new Node(new SystemdUnit("pg")));
        assertThat(written.settings(Node.class, "service: {kind: pg_ctl}"))
                .isEqualTo(new Node(new PgCtl("/usr/lib/postgresql/15/bin")));
    }

    @Test
    void aDefaultKindNeedNotBeWritten() {
        Written written = Written.in(directory);
        assertThat(written.settings(EasyNode.class, "{}")).isEqualTo(new EasyNode(new PgCtl("/opt/pg/bin")));
        assertThat(written.settings(EasyNode.class, "service: {binaries: /x}"))
                .isEqualTo(new EasyNode(new PgCtl("/x")));
        assertThat(written.settings(EasyNode.class, "service: {kind: systemd-unit, unit: pg}"))
                .isEqualTo(new EasyNode(new SystemdUnit("pg")));
    }

    @Test
    void aWrongOrMissingKindIsSaidOnce() {
        assertThat(Written.in(directory).mistakes(Node.class, "service: {kind: pgctl, binaries: /x}"))
                .isEqualTo("""
                        line 1, column 17: key 'service.kind': wanted one of pg-ctl, systemd-unit, found 'pgctl'
                            hint: did you mean 'pg-ctl'?
                        """);
        assertThat(Written.in(directory).mistakes(Node.class, "service: {unit: pg}"))
                .isEqualTo("""
                        line 1, column 1: key 'service.kind': wanted one of pg-ctl, systemd-unit, but the key is missing
                            hint: add 'kind: …'
                        """);
        assertThat(Written.in(directory).mistakes(Node.class, "{}")).isEqualTo("""
                        line 1, column 1: key 'service': wanted nested keys with 'kind: …', but the key is missing
                            hint: add 'service: …'
                        """);
    }

    @Test
    void aKeyOfAnotherKindIsUnknown() {
        assertThat(Written.in(directory).mistakes(Node.class, "service: {kind: pg-ctl, unit: pg}"))
                .isEqualTo("""
                        line 1, column 25: key 'service.unit': there is no such key
                            hint: the keys here are binaries, kind
                        """);
    }
}
