package io.understudy.commands.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.fakes.Samples;
import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.trial.TrialResult;
import io.understudy.replication.trial.TrialResult.OfStandby;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the desk's own verbs say, as people read it. */
class DeskMessagesTest {
    @Test
    @Tag("H1")
    void saysWhenEachStandbyHadTheMark() {
        ChatMessage message = TrialMessage.of(new TrialResult.Tried(
                "orders",
                "db1",
                Lsn.parse("0/3000148"),
                Samples.NOW,
                List.of(
                        new OfStandby(
                                "db2",
                                Optional.of("streaming"),
                                Optional.of("streaming"),
                                Optional.of(Duration.ofMillis(31)),
                                Optional.of(Duration.ofMillis(36)),
                                Optional.empty()),
                        new OfStandby(
                                "db3",
                                Optional.of("streaming"),
                                Optional.of("streaming"),
                                Optional.of(Duration.ofMillis(33)),
                                Optional.empty(),
                                Optional.of("has the mark and did not replay it within 10 s")))));
        assertThat(TextRendering.of(message)).isEqualTo("""
                        orders · replication NOT VERIFIED
                        orders: a mark written on db1 was seen on 1 of 2 standbys, the slowest after 36 ms.
                        Mark:     one WAL record, no table · 0/3000148
                        Written:  14:02:11 UTC on db1
                        Times:    from the sending on, with the bot's own way to both servers
                        Standby  Sender     Receiver   Received after  Replayed after  Found
                        db2      streaming  streaming  31 ms           36 ms           the mark is there
                        db3      streaming  streaming  33 ms           not seen        has the mark and did not replay it within 10 s
                        """);
        assertThat(message.tone()).isEqualTo(ChatMessage.Tone.WARNING);
    }

    @Test
    void saysWhyNoMarkWasWritten() {
        assertThat(TextRendering.of(TrialMessage.of(new TrialResult.NotTried(
                        "orders", "orders has no primary, or more than one, to write a mark on."))))
                .isEqualTo("""
                        orders · replication NOT VERIFIED
                        orders: no mark was written. orders has no primary, or more than one, to write a mark on.
                        """);
    }

    @Test
    void showsOneRequestWithItsFactsApprovalsStepsAndOutcome() {
        assertThat(TextRendering.of(RequestMessage.of(cancelled()))).isEqualTo("""
                        orders · failover · request 41 · CANCELLED
                        CANCELLED by Vera 14:02:34 UTC: promote db2 to primary of orders. It stopped at step 2 of 3 before the point of no return; everything is as it was before.
                        Asked by:              Alice 2026-11-20 14:02 UTC
                        Command:               /replica promote db2
                        Reason:                "db1 has disk errors"
                        Needed:                1 approver other than Alice; any change of plan or facts voids approvals
                        Expected loss:         0 B, read from the old primary's own WAL
                        Limit of the loss:     16 MB
                        Writes stop:           already stopped
                        Clients connect with:  host=pg1,pg2 port=5432,5432 dbname=app target_session_attrs=read-write
                        Undo:                  rebuild db1 as a standby of db2
                        Plan:                  d11a900a076b21f6b4c2f3e8cc09420caf5e681fe58c0d5be637ca30d554f0cc
                        ! unlogged table public.sessions will be empty
                        When          Took  What                                                                                      Found
                        14:02:11 UTC        Alice asked
                        14:02:31 UTC        Bob approved
                        14:02:32 UTC        started
                        14:02:34 UTC        Vera wanted it stopped
                        14:02:35 UTC  3 s   did step 1: fence db1: prove that its server is gone, and that nothing starts it anymore  db1 is gone and can only start as a standby
                        14:02:37 UTC  2 s   did back 1: let db1 start as the primary again                                            db1 starts as the primary
                        14:02:37 UTC        Vera cancelled                                                                            It stopped at step 2 of 3 before the point of no return; everything is as it was before.
                        Check               Answer  Finding
                        backup-age          WARN    the last backup is 2 days old → take one soon
                        target-in-recovery  PASS    db2 is in recovery
                        no-other-primary    PASS    no other node is out of recovery
                        """);
    }

    /** Bob approves, the first step is done, Vera stops it, and it is taken back. */
    static Operation cancelled() {
        return Samples.proposed(41, Samples.failover(false))
                .with(new OperationEvent.Approved(after(20), Samples.BOB))
                .with(new OperationEvent.Started(after(21)))
                .with(new OperationEvent.StepStarted(after(21), false, 0, Optional.empty()))
                .with(new OperationEvent.CancelRequested(after(23), Samples.VERA))
                .with(new OperationEvent.StepDone(after(24), false, 0, "db1 is gone and can only start as a standby"))
                .with(new OperationEvent.StepStarted(after(24), true, 0, Optional.empty()))
                .with(new OperationEvent.StepDone(after(26), true, 0, "db1 starts as the primary"))
                .with(new OperationEvent.Cancelled(
                        after(26),
                        Samples.VERA,
                        "It stopped at step 2 of 3 before the point of no return; everything is as it was before."));
    }

    private static Instant after(long seconds) {
        return Samples.NOW.plusSeconds(seconds);
    }
}
