package io.understudy.replication.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names beside a data directory are ours. */
class KeptDataTest {
    private static final Instant SINCE = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "/data.kept-20260301T120000000Z, OLD_DIRECTORY",
        "/data.kept-t1-0_3E7FFC18, OLD_DIRECTORY",
        "/data.rescue-t12-1F_28, SAVED_WAL",
        "/data.rescue-tail-t1-0_3E7FFC18, SAVED_WAL",
        "/data.understudy-copy-20260301T120000000Z, UNUSED_COPY"
    })
    void knowsItsOwnNames(String path, KeptData.Kind kind) {
        assertThat(KeptData.of("/data", path, SINCE)).contains(new KeptData(path, kind, SINCE));
    }

    @ParameterizedTest
    @Tag("F48")
    @ValueSource(
            strings = {
                "/data",
                "/data.kept-",
                "/data.kept-mine",
                "/data.kept-20260301T120000000Z.removing",
                "/data.kept-20260301T120000000Z/../x",
                "/data.rescue-t1-0_3E7FFC18.partial",
                "/data.understudy-copy-20260301T120000000Z.places",
                "/other.kept-20260301T120000000Z"
            })
    void knowsNoOthers(String path) {
        assertThat(KeptData.of("/data", path, SINCE)).isEmpty();
    }
}
