package io.understudy.replication.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Damaged pages. */
class CorruptionAlertsTest {
    private final VitalsCase pair = new VitalsCase();

    @Test
    @Tag("alert-31")
    void oneChecksumFailurePagesAtOnceAndMoreOfThemAreTheSameCondition() {
        pair.with(new VitalsSketch("db1").damaged(1));
        Diagnosis first = pair.only(Alert.CHECKSUM_FAILURES);
        assertThat(first.severity()).isEqualTo(Severity.PAGE);
        assertThat(first.sentence())
                .isEqualTo(
                        "shop: pages on db1 are damaged: 1 checksum failure in shop. Its data on disk is not what was"
                                + " written.");
        pair.with(new VitalsSketch("db1").damaged(5));
        assertThat(pair.only(Alert.CHECKSUM_FAILURES).key()).isEqualTo(first.key());
    }

    @Test
    @Tag("alert-31")
    void aStandbyIsWatchedToo() {
        pair.with(new VitalsSketch("db2").inRecovery().damaged(1));
        assertThat(pair.only(Alert.CHECKSUM_FAILURES).node()).contains("db2");
    }

    @Test
    @Tag("alert-31")
    void aServerWithoutChecksumsIsSilent() {
        pair.with(new VitalsSketch("db1").withoutChecksums());
        assertThat(pair.suspects(Alert.CHECKSUM_FAILURES)).isEmpty();
    }
}
