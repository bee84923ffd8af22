package io.understudy.replication.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Transactions that are too old, on both sides of each threshold. */
class TransactionAlertsTest {
    private static final long ONE_PERCENT = (1L << 31) / 100;

    private final VitalsCase pair = new VitalsCase();

    @Test
    @Tag("alert-27")
    void anOpenTransactionIsAWarningAfterAQuarterOfAnHourAndCriticalAfterHalfAnHour() {
        assertThat(judged(new VitalsSketch("db1").open(Duration.ofSeconds(899))))
                .isEmpty();
        assertThat(judged(new VitalsSketch("db1").open(Duration.ofMinutes(15)))).contains(Severity.WARNING);
        assertThat(judged(new VitalsSketch("db1").open(Duration.ofSeconds(1799))))
                .contains(Severity.WARNING);
        assertThat(judged(new VitalsSketch("db1").open(Duration.ofMinutes(30)))).contains(Severity.CRITICAL);
        Diagnosis found = pair.only(Alert.OLD_TRANSACTION);
        assertThat(found.sentence())
                .isEqualTo("shop: a transaction of alice (psql) on db1, process 4711, is open for 30 min, idle in"
                        + " transaction: vacuum and locks wait for it.");
        assertThat(found.doFirst())
                .isEqualTo("Ask alice to end it. Only if nobody misses it, on db1: SELECT pg_terminate_backend(4711).");
    }

    @Test
    @Tag("alert-27")
    void aPreparedTransactionIsAWarningAfterFiveMinutesAndCriticalAfterAnHour() {
        assertThat(judged(new VitalsSketch("db1").prepared(Duration.ofSeconds(299))))
                .isEmpty();
        assertThat(judged(new VitalsSketch("db1").prepared(Duration.ofMinutes(5))))
                .contains(Severity.WARNING);
        assertThat(judged(new VitalsSketch("db1").prepared(Duration.ofMinutes(59))))
                .contains(Severity.WARNING);
        assertThat(judged(new VitalsSketch("db1").prepared(Duration.ofHours(1))))
                .contains(Severity.CRITICAL);
        assertThat(pair.only(Alert.OLD_TRANSACTION).sentence())
                .isEqualTo(
                        "shop: the prepared transaction 'pay-9' of alice in shop on db1 is open for 60 min: it keeps its"
                                + " locks and survives restarts.");
    }

    @Test
    @Tag("alert-27")
    void halfOfTheTransactionIdsUsedUpIsAWarningAndThreeQuartersAreCritical() {
        assertThat(judged(new VitalsSketch("db1").used(49 * ONE_PERCENT, 1))).isEmpty();
        assertThat(judged(new VitalsSketch("db1").used(51 * ONE_PERCENT, 1))).contains(Severity.WARNING);
        assertThat(judged(new VitalsSketch("db1").used(1, 74 * ONE_PERCENT))).contains(Severity.WARNING);
        assertThat(judged(new VitalsSketch("db1").used(76 * ONE_PERCENT, 1))).contains(Severity.CRITICAL);
        assertThat(pair.only(Alert.OLD_TRANSACTION).sentence())
                .isEqualTo("shop: 75 % of the transaction ids of db1 are used up (oldest in shop): at 100 % it takes no"
                        + " writes.");
    }

    @Test
    @Tag("alert-27")
    void aTransactionOnAStandbyIsNoneOfThePrimarys() {
        pair.with(new VitalsSketch("db2").inRecovery().open(Duration.ofHours(9)));
        assertThat(pair.suspects(Alert.OLD_TRANSACTION)).isEmpty();
    }

    private Optional<Severity> judged(VitalsSketch vitals) {
        pair.with(vitals);
        return pair.suspects(Alert.OLD_TRANSACTION).stream()
                .map(one -> one.diagnosis().severity())
                .findFirst();
    }
}
