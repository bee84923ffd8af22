package io.understudy.commands.tell;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.fakes.BoardInMemory;
import io.understudy.commands.fakes.ManualClock;
import io.understudy.commands.fakes.ManualScheduler;
import io.understudy.commands.fakes.Samples;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.operate.Progress;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OperationNarratorTest {
    private final BoardInMemory board = new BoardInMemory();
    private final ManualClock clock = new ManualClock(Samples.NOW);
    private final ManualScheduler thread = new ManualScheduler(clock);
    private final OperationNarrator narrator = new OperationNarrator(board, clock, thread);
    private final Operation proposed = Samples.proposed(41, Samples.failover(false));
    private final Operation running = proposed.with(new OperationEvent.Approved(Samples.NOW, Samples.BOB))
            .with(new OperationEvent.Started(Samples.NOW))
            .with(new OperationEvent.StepStarted(Samples.NOW, false, 0, Optional.empty()));
    private final Operation done = running.with(new OperationEvent.Completed(Samples.NOW.plusSeconds(3)));

    @Test
    void putsProgressAtMostOnceASecondAndTheNewestAtLast() {
        narrator.changed(running);
        thread.pass(Duration.ZERO);
        for (int percent = 1; percent <= 25; percent++) {
            narrator.progressed(running, copied(percent));
            thread.pass(Duration.ofMillis(100));
        }
        assertThat(board.puts()).isEqualTo(3);
        thread.pass(Duration.ofSeconds(1));
        assertThat(board.puts()).isEqualTo(4);
        assertThat(text()).contains("copies · 25 %");
        thread.pass(Duration.ofSeconds(10));
        assertThat(board.puts()).isEqualTo(4);
    }

    @Test
    void putsAChangeAtOnceAndDropsTheProgressThatWasHeldBack() {
        narrator.changed(running);
        narrator.progressed(running, copied(1));
        narrator.changed(done);
        thread.pass(Duration.ZERO);
        assertThat(text()).contains("DONE in 3 s");
        narrator.progressed(running, copied(2));
        thread.pass(Duration.ofSeconds(5));
        assertThat(text()).contains("DONE in 3 s");
    }

    @Test
    void anOlderStateNeverOverwritesANewerOne() {
        narrator.changed(done);
        narrator.changed(running);
        thread.pass(Duration.ofSeconds(5));
        assertThat(text()).contains("DONE in 3 s");
    }

    @Test
    void repliesOnceBesidesWhenItEndedAlsoAfterARestart() {
        PostedMessage preview = narrator.announce(proposed, "i1");
        narrator.changed(done);
        thread.pass(Duration.ZERO);
        OperationNarrator restarted = new OperationNarrator(board, clock, thread);
        restarted.changed(done);
        thread.pass(Duration.ZERO);
        assertThat(board.all()).extracting(PostedMessage::key).containsExactly("operation/41", "operation/41/outcome");
        assertThat(board.all().get(0).id()).isEqualTo(preview.id());
        assertThat(board.all().get(0).invocation()).contains("i1");
        assertThat(board.all().get(1).place().thread()).contains(preview.id());
        assertThat(board.all().get(1).revision()).isEqualTo(3);
    }

    @Test
    @Tag("I3")
    void aBotThatComesBackTellsOnceTheEndThatTheOneBeforeItCouldNotTell() {
        narrator.announce(proposed, "i1");
        narrator.changed(running);
        thread.pass(Duration.ZERO);
        for (int start = 1; start <= 2; start++) {
            new OperationNarrator(board, clock, thread).tellAgain(done);
            thread.pass(Duration.ZERO);
        }
        assertThat(text()).contains("DONE in 3 s");
        assertThat(board.all()).extracting(PostedMessage::key).containsExactly("operation/41", "operation/41/outcome");
        assertThat(board.all().get(1).revision()).isEqualTo(4);
    }

    @Test
    void aBotThatComesBackPostsAProposalThatNobodySawButNoEndOfWhatIsNotOnTheBoardAnyMore() {
        narrator.tellAgain(done);
        thread.pass(Duration.ofSeconds(1));
        assertThat(board.all()).isEmpty();
        narrator.tellAgain(proposed);
        thread.pass(Duration.ofSeconds(1));
        assertThat(text()).startsWith("Approval needed:");
    }

    @Test
    void tellsApartThatAStepHasNotMovedForTwoMinutesAndOnlyOnce() {
        narrator.announce(proposed, "i1");
        narrator.changed(running);
        thread.pass(Duration.ZERO);
        for (long seconds : new long[] {60, 119, 120, 121}) {
            narrator.progressed(running, stalled(seconds));
            thread.pass(Duration.ZERO);
        }

        assertThat(board.all()).hasSize(2);
        assertThat(board.all().get(1).message().text())
                .isEqualTo("orders: request 41 is STALLED: copies has not moved for 2 min. Look at the network and at"
                        + " both servers; it goes on by itself when they do.");
    }

    @Test
    void postsAProposalThatNobodyAnnounced() {
        narrator.changed(proposed);
        thread.pass(Duration.ofMillis(999));
        assertThat(board.all()).isEmpty();
        thread.pass(Duration.ofMillis(1));
        assertThat(text()).startsWith("Approval needed:");
    }

    @Test
    void goesOnAfterTheBoardFailed() {
        board.failOn("operation/41");
        narrator.changed(running);
        thread.pass(Duration.ZERO);
        board.failOn("nothing");
        narrator.changed(done);
        thread.pass(Duration.ZERO);
        assertThat(text()).contains("DONE in 3 s");
    }

    private String text() {
        PostedMessage posted = board.byKey("operation/41").orElseThrow();
        return posted.message().text() + posted.message().parts();
    }

    private static Progress stalled(long seconds) {
        return new Progress(
                "copies", OptionalLong.of(1), OptionalLong.of(9), 0, Optional.empty(), Duration.ofSeconds(seconds));
    }

    private static Progress copied(int percent) {
        return new Progress(
                "copies", OptionalLong.of(percent), OptionalLong.of(100), 10, Optional.empty(), Duration.ZERO);
    }
}
