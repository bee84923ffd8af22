package io.understudy.replication.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.Lsn;
import org.junit.jupiter.api.Test;

class WalRecordTest {
    private static final long PAGE = 8_192;
    private static final long SEGMENT = 16L * 1024 * 1024;

    @Test
    void readsALineOfPgWaldump() {
        assertThat(WalRecord.parse("rmgr: Standby     len (rec/tot):     50/    50, tx:          0, lsn: 0/0304BC30,"
                        + " prev 0/0304BBB8, desc: RUNNING_XACTS nextXid 736 latestCompletedXid 735"))
                .contains(new WalRecord(Lsn.parse("0/304BC30"), 50, false));
        assertThat(WalRecord.parse("pg_waldump: error: could not find a valid record"))
                .isEmpty();
    }

    @Test
    void endsAtTheNextMultipleOfEight() {
        assertThat(end("0/304BC30", 50)).isEqualTo(Lsn.parse("0/304BC68"));
        assertThat(end("0/304BC30", 56)).isEqualTo(Lsn.parse("0/304BC68"));
    }

    @Test
    void countsTheHeadersOfThePagesThatItRunsInto() {
        assertThat(end("0/3003FF0", 32))
                .isEqualTo(new Lsn(Lsn.parse("0/3004000").value() + 24 + 16));
        assertThat(end("0/3FFFFF0", 32))
                .isEqualTo(new Lsn(Lsn.parse("0/4000000").value() + 40 + 16));
        assertThat(end("0/3003FF0", 16 + (PAGE - 24) + 8))
                .isEqualTo(new Lsn(Lsn.parse("0/3006000").value() + 24 + 8));
    }

    @Test
    void endsAtAPageWithoutTheHeaderOfTheNext() {
        assertThat(end("0/3003FF0", 16)).isEqualTo(Lsn.parse("0/3004000"));
    }

    @Test
    void aSwitchUsesUpItsSegment() {
        WalRecord found = WalRecord.parse("rmgr: XLOG        len (rec/tot):     24/    24, tx:          0,"
                        + " lsn: 0/0304BC68, prev 0/0304BC30, desc: SWITCH ")
                .orElseThrow();
        assertThat(found.end(PAGE, SEGMENT)).isEqualTo(Lsn.parse("0/4000000"));
    }

    private static Lsn end(String start, long totalBytes) {
        return new WalRecord(Lsn.parse(start), totalBytes, false).end(PAGE, SEGMENT);
    }
}
