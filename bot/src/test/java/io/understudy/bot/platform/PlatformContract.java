package io.understudy.bot.platform;

import static io.understudy.bot.platform.Performer.ALICE;
import static io.understudy.bot.platform.Performer.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.chat.Action;
import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Phase;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Part;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.host.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every platform does. */
abstract class PlatformContract {
    /** One dark pixel. */
    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private static final String HOSTILE =
            "<!channel> <@U012ABCDEF> <https://evil.example|the docs> &lt;b&gt; <script>alert(1)</script> @here *loud* `x`";

    private static final Button REFRESH =
            new Button("Refresh", Button.Style.NORMAL, new Action.Refresh("/replica status"));

    @TempDir
    Path directory;

    private PlatformStage stage;
    private StageBot bot;

    /** The platform with nobody on it yet but its people. */
    abstract PlatformStage stage();

    @BeforeEach
    void start() {
        stage = stage();
        bot = new StageBot(directory, stage::person);
        stage.start(bot);
    }

    @AfterEach
    void stop() {
        stage.close();
        bot.close();
    }

    @Test
    void whatTheBotSaysByItselfEverybodySeesOnce() {
        bot.says("note/1", sentence("db2 is 3 min behind."));
        for (Performer reader : Performer.values()) {
            awaited(reader, seen -> seen.says("db2 is 3 min behind."));
            assertThat(saying(reader, "db2 is 3 min behind.")).hasSize(1);
        }
    }

    @Test
    void anEditChangesTheMessageWhereItStands() {
        bot.says("note/1", sentence("Step 1 of 3.").withPhase(Phase.WORKING));
        Seen before = awaited(ALICE, seen -> seen.says("Step 1 of 3."));
        bot.says("note/1", sentence("Done in 2.4 s."));
        Seen after = awaited(ALICE, seen -> seen.says("Done in 2.4 s."));
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(saying(ALICE, "Step 1 of 3.")).isEmpty();
    }

    @Test
    void aCommandIsAnsweredInItsChannelWithWhoAskedWhat() {
        stage.say(ALICE, StageBot.CHANNEL, "/replica status");
        awaited(BOB, seen -> seen.says("orders") && seen.says("HEALTHY"));
        awaited(BOB, seen -> seen.says("/replica status"));
        awaited(BOB, seen -> seen.says(stage.person(ALICE).name()));
    }

    @Test
    void whatOnlyTheAskerShouldSeeNobodyElseSees() {
        stage.say(ALICE, StageBot.CHANNEL, "/replica frobnicate");
        awaited(ALICE, seen -> seen.says("frobnicate"));
        assertThat(stage.seen(BOB, StageBot.CHANNEL)).isEmpty();
    }

    @Test
    void aClickIsADecisionAndTakesTheButtonsAway() {
        Seen asked = promotionAsked(BOB);
        stage.click(BOB, asked, "Approve");
        Seen decided = awaited(
                ALICE,
                seen -> seen.id().equals(asked.id())
                        && seen.says(stage.person(BOB).name()));
        assertThat(decided.buttons()).doesNotContain("Approve", "Reject");
    }

    @Test
    @Tag("F27")
    void aRefusedClickIsToldToThePersonOnlyAndChangesNothing() {
        Seen asked = promotionAsked(ALICE);
        stage.click(ALICE, asked, "Approve");
        Seen refusal = awaited(ALICE, seen -> seen.says("You asked for this; another approver decides."));
        assertThat(stage.seen(BOB, StageBot.CHANNEL))
                .noneMatch(seen -> seen.id().equals(refusal.id()));
        assertThat(saying(BOB, "another approver decides")).isEmpty();
        assertThat(awaited(BOB, seen -> seen.id().equals(asked.id())).buttons()).contains("Approve");
    }

    @Test
    @Tag("F28")
    void aButtonThatIsGoneDoesNothingAnyMore() {
        Seen asked = promotionAsked(BOB);
        stage.click(BOB, asked, "Reject");
        Seen decided = awaited(
                BOB, seen -> seen.id().equals(asked.id()) && !seen.buttons().contains("Approve"));
        stage.click(BOB, asked, "Approve");
        bot.says("note/1", sentence("Later."));
        awaited(BOB, seen -> seen.says("Later."));
        assertThat(awaited(BOB, seen -> seen.id().equals(asked.id()))).isEqualTo(decided);
    }

    @Test
    void whatIsTypedWithAClickReachesTheDesk() {
        long incident = bot.incidents().opens("orders", Severity.CRITICAL).id();
        stage.say(ALICE, StageBot.CHANNEL, "/replica incident " + incident);
        Seen details = awaited(ALICE, seen -> seen.buttons().contains("Add note"));
        stage.click(ALICE, details, "Add note", "a cable was loose");
        Patience.await(Duration.ofSeconds(20)).until(() -> bot.incidents().store.timeline(incident).stream()
                .anyMatch(entry -> entry.text().contains("a cable was loose")));
        awaited(BOB, seen -> seen.says("a cable was loose"));
    }

    @Test
    void aPictureSaysInWordsWhatItShows() {
        bot.says("lag/1", with(new Part.Picture("Lag of db2 over the last hour: at most 48 kB, now 0 B", PNG)));
        awaited(BOB, seen -> seen.pictures().contains("Lag of db2 over the last hour: at most 48 kB, now 0 B"));
    }

    @Test
    void aReplyStandsBelowItsMessage() {
        PostedMessage root = bot.says("incident/1", sentence("orders has no primary."));
        bot.replies("incident/1/reply", root, sentence("db1's log says: out of disk."));
        Seen above = awaited(BOB, seen -> seen.says("orders has no primary."));
        Seen below = awaited(BOB, seen -> seen.says("out of disk"));
        assertThat(above.thread()).isEmpty();
        assertThat(below.thread()).isEqualTo(above.id());
    }

    @Test
    void aLongTableLosesNoRow() {
        List<List<String>> rows = IntStream.rangeClosed(1, 120)
                .mapToObj(n -> List.of("slot_of_standby_" + n + "_end", "keeps " + n + " MB of 10 GB", "x".repeat(60)))
                .toList();
        bot.says("slots/1", with(new Part.Table(List.of("Slot", "Keeps", "For whom"), rows)));
        awaited(ALICE, seen -> seen.says("slot_of_standby_120_end"));
        assertThat(stage.seen(ALICE, StageBot.CHANNEL))
                .extracting(Seen::text)
                .asString()
                .contains(rows.stream().map(row -> row.get(0)).toList());
    }

    @Test
    void hostileTextIsShownAsItIs() {
        bot.says(
                "note/1",
                new ChatMessage(
                        HOSTILE, HOSTILE, Tone.WARNING, List.of(new Part.Text(HOSTILE)), List.of(), Phase.FINAL));
        awaited(BOB, seen -> seen.says(HOSTILE));
    }

    @Test
    @Tag("F31")
    void aRestartInBetweenNeitherLosesNorRepeats() {
        bot.says("note/1", sentence("Before."));
        bot.says("operation/41", sentence("Step 1 of 3.").withPhase(Phase.WORKING));
        awaited(ALICE, seen -> seen.says("Before."));
        Seen running = awaited(ALICE, seen -> seen.says("Step 1 of 3."));
        stage.stop();
        bot.restart();
        bot.says("operation/41", sentence("Step 2 of 3.").withPhase(Phase.WORKING));
        bot.says("operation/41", sentence("Done in 2.4 s."));
        bot.says("note/2", sentence("Meanwhile."));
        stage.start(bot);
        bot.says("note/3", sentence("After."));
        awaited(ALICE, seen -> seen.says("After."));
        assertThat(awaited(ALICE, seen -> seen.says("Done in 2.4 s.")).id()).isEqualTo(running.id());
        for (String once : List.of("Before.", "Done in 2.4 s.", "Meanwhile.", "After.")) {
            assertThat(saying(ALICE, once)).as(once).hasSize(1);
        }
        assertThat(saying(ALICE, "Step ")).isEmpty();
    }

    @Test
    void aButtonThatStoodBeforeARestartWorksAfterIt() {
        bot.says(
                "note/1",
                new ChatMessage("Status", "orders is well.", Tone.GOOD, List.of(), List.of(REFRESH), Phase.FINAL));
        Seen before = awaited(ALICE, seen -> seen.buttons().contains("Refresh"));
        stage.stop();
        bot.restart();
        stage.start(bot);
        stage.click(ALICE, before, "Refresh");
        awaited(ALICE, seen -> seen.id().equals(before.id()) && seen.says("HEALTHY"));
    }

    private Seen promotionAsked(Performer reader) {
        stage.say(ALICE, StageBot.CHANNEL, "/replica promote db2 because db1 has disk errors");
        return awaited(reader, seen -> seen.buttons().contains("Approve"));
    }

    private Seen awaited(Performer reader, Predicate<Seen> wanted) {
        return Patience.await(Duration.ofSeconds(20))
                .until(
                        () -> stage.seen(reader, StageBot.CHANNEL).stream()
                                .filter(wanted)
                                .toList(),
                        found -> !found.isEmpty())
                .get(0);
    }

    private List<Seen> saying(Performer reader, String words) {
        return stage.seen(reader, StageBot.CHANNEL).stream()
                .filter(seen -> seen.says(words))
                .toList();
    }

    private static ChatMessage sentence(String words) {
        return ChatMessage.plain("", words, Tone.NEUTRAL);
    }

    private static ChatMessage with(Part part) {
        return new ChatMessage("orders", "See below.", Tone.NEUTRAL, List.of(part), List.of(), Phase.FINAL);
    }
}
