package io.understudy.commands.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.chat.Action;
import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.Part;
import io.understudy.commands.fakes.Samples;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.operate.Progress;
import io.understudy.replication.plan.Plan;
import io.understudy.replication.plan.ReplicationStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Every kind of message as people read it. */
class OperationMessageTest {
    private static final Operation PROPOSED = Samples.proposed(41, Samples.failover(true));
    private static final Operation APPROVED = PROPOSED.with(new OperationEvent.Approved(after(200), Samples.BOB));
    private static final Operation RUNNING = APPROVED.with(new OperationEvent.Started(after(201)))
            .with(new OperationEvent.StepStarted(after(201), false, 0, Optional.empty()))
            .with(new OperationEvent.StepDone(after(201), false, 0, "no process serves /srv/db1"))
            .with(new OperationEvent.StepStarted(after(202), false, 1, Optional.empty()));
    private static final Operation DONE = RUNNING.with(
                    new OperationEvent.StepDone(after(202), false, 1, "db2 is out of recovery"))
            .with(new OperationEvent.StepStarted(after(202), false, 2, Optional.empty()))
            .with(new OperationEvent.StepDone(after(203), false, 2, "a write committed on db2, timeline 8"))
            .with(new OperationEvent.Completed(after(203).plusMillis(400)));
    private static final Operation TAKING_BACK = RUNNING.with(new OperationEvent.StepFailed(
                    after(203), false, 1, "db2 out of recovery", "still in recovery after 60 s", "look at its log"))
            .with(new OperationEvent.StepStarted(after(203), true, 0, Optional.empty()));
    private static final Operation FAILED = TAKING_BACK
            .with(new OperationEvent.StepDone(after(204), true, 0, "no standby.signal"))
            .with(new OperationEvent.Failed(after(204), "db2 is still a standby."));
    private static final Progress COPYING = new Progress(
            "base backup",
            OptionalLong.of(92_400_000_000L),
            OptionalLong.of(181_000_000_000L),
            210_000_000L,
            Optional.of(Duration.ofMinutes(7)),
            Duration.ZERO);

    @Test
    void previewsThePlanThatWillRun() {
        ChatMessage message = shown(PROPOSED);
        assertThat(TextRendering.of(message)).isEqualTo("""
                        orders · failover · request 41
                        Approval needed: promote db2 to primary of orders. Asked by Alice. Expires 14:17 UTC.
                        Reason:                "db1 has disk errors"
                        Expected loss:         0 B, read from the old primary's own WAL
                        Stops and asks above:  16 MB of loss
                        Writes stop:           already stopped
                        Clients connect with:  host=pg1,pg2 port=5432,5432 dbname=app target_session_attrs=read-write
                        Undo:                  rebuild db1 as a standby of db2
                        Needs:                 1 approver other than Alice, typing the cluster's name; any change of plan or facts voids approvals
                        Plan:                  d11a90
                        Step  What                                                                          Can be taken back
                        1     fence db1: prove that its server is gone, and that nothing starts it anymore  yes
                        2     promote db2 to primary                                                        NO: point of no return
                        3     verify that a write commits on db2 and that its new timeline is on disk       only looks
                        If a step fails before 2: let db1 start as the primary again.
                        ! unlogged table public.sessions will be empty
                        WARN: the last backup is 2 days old → take one soon
                        2 checks passed.
                        Type the cluster's name to approve: [orders]
                        [Approve] [Reject] [Show 3 checks]
                        """);
        assertThat(message.tone()).isEqualTo(ChatMessage.Tone.WARNING);
        assertThat(message.phase()).isEqualTo(ChatMessage.Phase.AWAITING_DECISION);
        assertThat(message.buttons())
                .containsExactly(
                        new Button("Approve", Button.Style.DANGER, new Action.Approve(41)),
                        new Button("Reject", Button.Style.NORMAL, new Action.Reject(41)),
                        new Button("Show 3 checks", Button.Style.NORMAL, new Action.ShowChecks(41)));
    }

    @Test
    void showsEveryCheck() {
        ChatMessage message = ChecksMessage.of(PROPOSED);
        assertThat(TextRendering.of(message)).isEqualTo("""
                        orders · failover · request 41 · checks
                        2 of 3 checks passed for request 41.
                        Check               Answer  Finding
                        backup-age          WARN    the last backup is 2 days old → take one soon
                        target-in-recovery  PASS    db2 is in recovery
                        no-other-primary    PASS    no other node is out of recovery
                        """);
        assertThat(message.tone()).isEqualTo(ChatMessage.Tone.NEUTRAL);
        assertThat(message.phase()).isEqualTo(ChatMessage.Phase.FINAL);
    }

    @Test
    void saysNothingTwiceInAPreview() {
        String preview = TextRendering.of(shown(Samples.proposed(42, Samples.pause())));
        assertThat(preview)
                .containsOnlyOnce("db2 is the only standby that streams.")
                .contains("! Reads on db2 become stale.")
                .doesNotContain("0 B");
    }

    @Test
    void namesTheKindInTheHistoryOnlyWhereTheHeadlineDoesNot() {
        Operation rebuild = Samples.proposed(42, Samples.rebuildByFollowing());
        assertThat(TextRendering.of(HistoryMessage.of("orders", List.of(rebuild))))
                .contains("  rebuild db2 as a standby of db1 by following  Alice")
                .doesNotContain("rebuild by following:");
    }

    @Test
    void canOnlyBeCancelledOnceItIsApproved() {
        ChatMessage message = shown(APPROVED);
        assertThat(TextRendering.of(message)).isEqualTo("""
                        orders · failover · request 41 · APPROVED
                        APPROVED by Bob 14:05:31 UTC · starts now: promote db2 to primary of orders.
                        Asked by:       Alice 14:02:11 UTC
                        Reason:         "db1 has disk errors"
                        Approved by:    Bob 14:05:31 UTC
                        Expected loss:  0 B, read from the old primary's own WAL
                        Plan:           d11a90
                        Step  What                                                                          State      Found
                        1     fence db1: prove that its server is gone, and that nothing starts it anymore  · waiting
                        2     promote db2 to primary                                                        · waiting
                        3     verify that a write commits on db2 and that its new timeline is on disk       · waiting
                        [Cancel]
                        """);
        assertThat(message.tone()).isEqualTo(ChatMessage.Tone.NEUTRAL);
        assertThat(message.phase()).isEqualTo(ChatMessage.Phase.WORKING);
    }

    @Test
    void showsTheStepThatRunsAndHowFarItIs() {
        ChatMessage message = OperationMessage.of(RUNNING, Optional.of(COPYING));
        assertThat(TextRendering.of(message)).isEqualTo("""
                        orders · failover · request 41 · RUNNING
                        RUNNING: promote db2 to primary of orders · step 2 of 3: promote db2 to primary.
                        Asked by:       Alice 14:02:11 UTC
                        Reason:         "db1 has disk errors"
                        Approved by:    Bob 14:05:31 UTC
                        Expected loss:  0 B, read from the old primary's own WAL
                        Plan:           d11a90
                        Step  What                                                                          State      Found
                        1     fence db1: prove that its server is gone, and that nothing starts it anymore  ✓ done     no process serves /srv/db1
                        2     promote db2 to primary                                                        ▸ running
                        3     verify that a write commits on db2 and that its new timeline is on disk       · waiting
                        [##########..........] base backup · 51 % · 92.4 of 181 GB · 210 MB/s · about 7 min left
                        """);
        assertThat(message.tone()).isEqualTo(ChatMessage.Tone.NEUTRAL);
        assertThat(message.phase()).isEqualTo(ChatMessage.Phase.WORKING);
    }

    @Test
    void reportsSuccessWithItsProofSaysWhereClientsConnectAndOffersWhatToDoNext() {
        ChatMessage message = shown(DONE);
        assertThat(TextRendering.of(message)).isEqualTo("""
                        orders · failover · request 41 · COMPLETED
                        DONE in 2.4 s · promote db2 to primary of orders · a write committed on db2, timeline 8.
                        Asked by:       Alice 14:02:11 UTC
                        Reason:         "db1 has disk errors"
                        Approved by:    Bob 14:05:31 UTC
                        Expected loss:  0 B, read from the old primary's own WAL
                        Plan:           d11a90
                        Step  What                                                                          State   Found
                        1     fence db1: prove that its server is gone, and that nothing starts it anymore  ✓ done  no process serves /srv/db1
                        2     promote db2 to primary                                                        ✓ done  db2 is out of recovery
                        3     verify that a write commits on db2 and that its new timeline is on disk       ✓ done  a write committed on db2, timeline 8
                        Clients connect with:
                            host=pg1,pg2 port=5432,5432 dbname=app target_session_attrs=read-write
                        Replication is no backup: take one of the new timeline.
                        Undo: rebuild db1 as a standby of db2
                        [Rebuild db1…] [Backup now orders]
                        """);
        assertThat(message.tone()).isEqualTo(ChatMessage.Tone.GOOD);
        assertThat(message.phase()).isEqualTo(ChatMessage.Phase.FINAL);
        assertThat(message.buttons().get(0).action()).isEqualTo(new Action.Run("/replica rebuild orders/db1"));
    }

    @Test
    void provesASuccessByWhatWasSeenNotByWhatWasTidiedUpAfterwards() {
        Plan plan = Samples.followedBy(Samples.failover(false), new ReplicationStep.DropSlot("db2", "db1"));
        Operation tidied = Samples.proposed(41, plan)
                .with(new OperationEvent.Started(after(201)))
                .with(new OperationEvent.StepDone(after(203), false, 2, "a write committed on db2, timeline 8"))
                .with(new OperationEvent.StepDone(after(203), false, 3, "no slot db1 is on db2"))
                .with(new OperationEvent.Completed(after(204)));
        assertThat(OperationMessage.outcome(tidied).text())
                .endsWith("promote db2 to primary of orders · a write committed on db2, timeline 8.");
    }

    @Test
    void provesASuccessWithoutAPointOfNoReturnByWhatWasSeenAfterTheChange() {
        Operation followed = Samples.proposed(41, Samples.rebuildByFollowing())
                .with(new OperationEvent.Started(after(201)))
                .with(new OperationEvent.StepDone(after(202), false, 0, "db2 runs"))
                .with(new OperationEvent.StepDone(after(203), false, 1, "db2 streams from db1 on timeline 8"))
                .with(new OperationEvent.StepDone(after(203), false, 2, "no slot is left on db2 that nobody needs"))
                .with(new OperationEvent.Completed(after(204)));
        assertThat(OperationMessage.outcome(followed).text())
                .isEqualTo("orders: DONE in 3 s · rebuild db2 as a standby of db1 by following · db2 streams from db1"
                        + " on timeline 8.");
    }

    @Test
    void tellsTheOutcomeOfASuccessBesides() {
        ChatMessage message = OperationMessage.outcome(DONE);
        assertThat(TextRendering.of(message)).isEqualTo("""
                        orders: DONE in 2.4 s · promote db2 to primary of orders · a write committed on db2, timeline 8.
                        """);
        assertThat(message.tone()).isEqualTo(ChatMessage.Tone.GOOD);
        assertThat(message.phase()).isEqualTo(ChatMessage.Phase.FINAL);
    }

    @Test
    void showsWhatIsTakenBackAfterAFailedStep() {
        ChatMessage message = shown(TAKING_BACK);
        assertThat(TextRendering.of(message)).isEqualTo("""
                        orders · failover · request 41 · RUNNING
                        TAKING BACK: promote db2 to primary of orders · step 1 of 1: let db1 start as the primary again.
                        Asked by:       Alice 14:02:11 UTC
                        Reason:         "db1 has disk errors"
                        Approved by:    Bob 14:05:31 UTC
                        Expected loss:  0 B, read from the old primary's own WAL
                        Plan:           d11a90
                        Step  What                                                                          State       Found
                        1     fence db1: prove that its server is gone, and that nothing starts it anymore  ✓ done      no process serves /srv/db1
                        2     promote db2 to primary                                                        ✗ FAILED    wanted db2 out of recovery; found still in recovery after 60 s; look at its log
                        3     verify that a write commits on db2 and that its new timeline is on disk       · not done
                        Taken back:
                        Step  What                                State      Found
                        1     let db1 start as the primary again  ▸ running
                        """);
        assertThat(message.tone()).isEqualTo(ChatMessage.Tone.NEUTRAL);
        assertThat(message.phase()).isEqualTo(ChatMessage.Phase.WORKING);
    }

    @Test
    void reportsAFailureWithWhatWasWantedFoundAndToDo() {
        ChatMessage message = shown(FAILED);
        assertThat(TextRendering.of(message)).isEqualTo("""
                        orders · failover · request 41 · FAILED
                        FAILED: promote db2 to primary of orders. db2 is still a standby.
                        Asked by:       Alice 14:02:11 UTC
                        Reason:         "db1 has disk errors"
                        Approved by:    Bob 14:05:31 UTC
                        Expected loss:  0 B, read from the old primary's own WAL
                        Plan:           d11a90
                        Step  What                                                                          State       Found
                        1     fence db1: prove that its server is gone, and that nothing starts it anymore  ✓ done      no process serves /srv/db1
                        2     promote db2 to primary                                                        ✗ FAILED    wanted db2 out of recovery; found still in recovery after 60 s; look at its log
                        3     verify that a write commits on db2 and that its new timeline is on disk       · not done
                        Taken back:
                        Step  What                                State   Found
                        1     let db1 start as the primary again  ✓ done  no standby.signal
                        """);
        assertThat(message.tone()).isEqualTo(ChatMessage.Tone.DANGER);
        assertThat(message.phase()).isEqualTo(ChatMessage.Phase.FINAL);
    }

    @Test
    void tellsTheOutcomeOfAFailureBesides() {
        ChatMessage message = OperationMessage.outcome(FAILED);
        assertThat(TextRendering.of(message)).isEqualTo("""
                        orders: FAILED: promote db2 to primary of orders. db2 is still a standby.
                        Step 2 wanted db2 out of recovery; found still in recovery after 60 s; look at its log
                        """);
        assertThat(message.tone()).isEqualTo(ChatMessage.Tone.DANGER);
        assertThat(message.phase()).isEqualTo(ChatMessage.Phase.FINAL);
    }

    @Test
    void asksAHumanAndNamesTheCommandsThatWouldFindOut() {
        ChatMessage message = shown(RUNNING.with(new OperationEvent.NeedsHuman(
                after(204),
                "It is not known whether db2 was promoted.",
                List.of("psql -c 'select pg_is_in_recovery()'"))));
        assertThat(TextRendering.of(message)).isEqualTo("""
                        orders · failover · request 41 · NEEDS HUMAN
                        NEEDS A HUMAN: promote db2 to primary of orders. It is not known whether db2 was promoted.
                        Asked by:       Alice 14:02:11 UTC
                        Reason:         "db1 has disk errors"
                        Approved by:    Bob 14:05:31 UTC
                        Expected loss:  0 B, read from the old primary's own WAL
                        Plan:           d11a90
                        Step  What                                                                          State        Found
                        1     fence db1: prove that its server is gone, and that nothing starts it anymore  ✓ done       no process serves /srv/db1
                        2     promote db2 to primary                                                        ? not known
                        3     verify that a write commits on db2 and that its new timeline is on disk       · not done
                        These would find out:
                            psql -c 'select pg_is_in_recovery()'
                        """);
        assertThat(message.tone()).isEqualTo(ChatMessage.Tone.DANGER);
        assertThat(message.phase()).isEqualTo(ChatMessage.Phase.FINAL);
    }

    @Test
    void saysWhichFactsVoidedItAndOffersToAskAgain() {
        ChatMessage message = shown(APPROVED.with(new OperationEvent.Voided(after(204), "db1 is alive again")));
        assertThat(TextRendering.of(message)).isEqualTo("""
                        orders · failover · request 41 · VOIDED
                        VOIDED, nothing was done: promote db2 to primary of orders. Facts changed: db1 is alive again; ask again.
                        Asked by:       Alice 14:02:11 UTC
                        Reason:         "db1 has disk errors"
                        Approved by:    Bob 14:05:31 UTC
                        Expected loss:  0 B, read from the old primary's own WAL
                        Plan:           d11a90
                        [Promote db2…]
                        """);
        assertThat(message.tone()).isEqualTo(ChatMessage.Tone.WARNING);
        assertThat(message.phase()).isEqualTo(ChatMessage.Phase.FINAL);
        assertThat(message.buttons().get(0).action()).isEqualTo(new Action.Run("/replica promote orders/db2"));
    }

    @Test
    void saysThatItExpired() {
        ChatMessage message = shown(PROPOSED.with(new OperationEvent.Expired(after(904))));
        assertThat(TextRendering.of(message)).isEqualTo("""
                        orders · failover · request 41 · EXPIRED
                        EXPIRED 14:17:15 UTC, nothing was done: promote db2 to primary of orders.
                        Asked by:       Alice 14:02:11 UTC
                        Reason:         "db1 has disk errors"
                        Expected loss:  0 B, read from the old primary's own WAL
                        Plan:           d11a90
                        [Promote db2…]
                        """);
        assertThat(message.tone()).isEqualTo(ChatMessage.Tone.WARNING);
        assertThat(message.phase()).isEqualTo(ChatMessage.Phase.FINAL);
    }

    @Test
    void saysWhoRejectedIt() {
        ChatMessage message = shown(PROPOSED.with(new OperationEvent.Rejected(after(90), Samples.BOB)));
        assertThat(TextRendering.of(message)).isEqualTo("""
                        orders · failover · request 41 · REJECTED
                        REJECTED by Bob 14:03:41 UTC, nothing was done: promote db2 to primary of orders.
                        Asked by:       Alice 14:02:11 UTC
                        Reason:         "db1 has disk errors"
                        Expected loss:  0 B, read from the old primary's own WAL
                        Plan:           d11a90
                        """);
        assertThat(message.tone()).isEqualTo(ChatMessage.Tone.NEUTRAL);
        assertThat(message.phase()).isEqualTo(ChatMessage.Phase.FINAL);
    }

    @Test
    void saysWhoTookItBack() {
        ChatMessage message =
                shown(PROPOSED.with(new OperationEvent.Cancelled(after(90), Samples.ALICE, "No step was done.")));
        assertThat(TextRendering.of(message)).isEqualTo("""
                        orders · failover · request 41 · CANCELLED
                        CANCELLED by Alice 14:03:41 UTC: promote db2 to primary of orders. No step was done.
                        Asked by:       Alice 14:02:11 UTC
                        Reason:         "db1 has disk errors"
                        Expected loss:  0 B, read from the old primary's own WAL
                        Plan:           d11a90
                        """);
        assertThat(message.tone()).isEqualTo(ChatMessage.Tone.NEUTRAL);
        assertThat(message.phase()).isEqualTo(ChatMessage.Phase.FINAL);
    }

    @Test
    void listsRequestsWithTheirOutcome() {
        ChatMessage message = HistoryMessage.of("orders", List.of(DONE, PROPOSED));
        assertThat(TextRendering.of(message)).isEqualTo("""
                        orders · history
                        orders: the newest request is 41, COMPLETED: promote db2 to primary of orders.
                        Request  When                  What                                        Asked by  Outcome
                        41       2026-11-20 14:02 UTC  failover: promote db2 to primary of orders  Alice     DONE in 2.4 s · promote db2 to primary of orders · a write committed on db2, timeline 8.
                        41       2026-11-20 14:02 UTC  failover: promote db2 to primary of orders  Alice     Approval needed: promote db2 to primary of orders.
                        """);
        assertThat(message.tone()).isEqualTo(ChatMessage.Tone.NEUTRAL);
        assertThat(message.phase()).isEqualTo(ChatMessage.Phase.FINAL);
    }

    @Test
    void saysLoudlyThatNothingMoves() {
        Progress stalled = new Progress(
                "base backup", OptionalLong.of(5), OptionalLong.of(10), 0, Optional.empty(), Duration.ofSeconds(60));
        assertThat(OperationMessage.of(RUNNING, Optional.of(stalled)).parts())
                .contains(new Part.ProgressBar(50, "base backup · 50 % · 5 of 10 B · STALLED 60 s"));
        assertThat(OperationMessage.of(RUNNING, Optional.of(Progress.phase("checkpoint")))
                        .parts())
                .contains(new Part.Text("checkpoint"));
    }

    @Test
    void offersADecisionOnlyAsLongAsNobodyHasMadeIt() {
        List<OperationEvent> decisions = List.of(
                new OperationEvent.Approved(after(200), Samples.BOB),
                new OperationEvent.Rejected(after(200), Samples.BOB),
                new OperationEvent.Cancelled(after(200), Samples.ALICE, "No step was done."),
                new OperationEvent.Expired(after(200)),
                new OperationEvent.Voided(after(200), "db2 lags"));
        assertThat(decisive(PROPOSED)).hasSize(2);
        decisions.forEach(
                decision -> assertThat(decisive(PROPOSED.with(decision))).isEmpty());
        List.of(RUNNING, DONE, TAKING_BACK, FAILED)
                .forEach(later -> assertThat(decisive(later)).isEmpty());
    }

    private static List<Action> decisive(Operation operation) {
        return shown(operation).buttons().stream()
                .map(Button::action)
                .filter(action -> action instanceof Action.Approve || action instanceof Action.Reject)
                .toList();
    }

    private static ChatMessage shown(Operation operation) {
        return OperationMessage.of(operation, Optional.empty());
    }

    private static Instant after(long seconds) {
        return Samples.NOW.plusSeconds(seconds);
    }
}
