package io.understudy.replication.rescue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a node that went on alone had committed, in words. */
class LossReportTest {
    private static final List<String> READ = List.of(
            "commit=735 2026-03-01 12:00:00.5 UTC",
            "commit=736 2026-03-01 12:00:01 UTC",
            "commits=3",
            "change=1663/5/16384 INSERT 2",
            "change=1663/5/16384 DELETE 1",
            "change=1663/5/1259 INSERT 4",
            "change=1663/5/1249 UPDATE 1");

    @Test
    void saysInOneSentenceHowManyWereLostWhichTablesAndWhereTheWalLies() {
        assertThat(report(LostTransactions.parse(READ)).sentence())
                .isEqualTo("3 transactions were lost, the last one of 2026-03-01 12:00:01 UTC: public.t 2 inserted"
                        + " 1 deleted, the catalogue (definitions) 4 inserted 1 updated; see /data.rescue-t1-0_1");
    }

    @Test
    void namesEveryTransactionAndSaysHowManyMoreThereAre() {
        assertThat(report(LostTransactions.parse(READ)).text())
                .contains("735  2026-03-01 12:00:00.5 UTC\n736  2026-03-01 12:00:01 UTC\n… and 1 more\n");
    }

    @Test
    void saysThatNothingWasLost() {
        assertThat(report(LostTransactions.parse(List.of("commits=0"))).sentence())
                .isEqualTo("no committed transaction of db1 was lost; its WAL is kept in /data.rescue-t1-0_1");
    }

    @Test
    void doesNotCallNothingLostWhatCouldNotBeReadInTime() {
        assertThat(report(LostTransactions.parse(List.of("incomplete=yes", "commits=0")))
                        .sentence())
                .startsWith("it could not be read in time which transactions of db1 were lost");
        assertThat(report(LostTransactions.parse(List.of("incomplete=yes", "commits=1", "commit=7 12:00 UTC")))
                        .sentence())
                .startsWith("at least 1 transaction was lost");
    }

    @Test
    void refusesToGuessAtALineThatItDoesNotKnow() {
        assertThatThrownBy(() -> LostTransactions.parse(List.of("garbage")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("garbage");
    }

    private static LossReport report(LostTransactions lost) {
        return new LossReport("db1", "/data.rescue-t1-0_1", lost, relation -> "public.t");
    }
}
