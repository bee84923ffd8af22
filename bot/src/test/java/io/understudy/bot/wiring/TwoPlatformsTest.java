package io.understudy.bot.wiring;

import static io.understudy.bot.wiring.Staff.ALICE;
import static io.understudy.bot.wiring.Staff.ALICE_IN_SLACK;
import static io.understudy.bot.wiring.Staff.BOB;
import static io.understudy.bot.wiring.Staff.CAROL_IN_SLACK;
import static io.understudy.bot.wiring.Staff.DAN_IN_SLACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.bot.slack.SlackMember;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.operate.OperationState;
import io.understudy.replication.operate.Person;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who decides what when people come from the console and from Slack, and what the audit says about it. */
class TwoPlatformsTest {
    @TempDir
    Path directory;

    private TwoPlatforms bot;

    @BeforeEach
    void start() {
        bot = new TwoPlatforms(directory);
    }

    @AfterEach
    void stop() {
        bot.close();
    }

    @Test
    @Tag("F27")
    void theRequesterDoesNotApproveFromASecondPlatform() throws Exception {
        bot.dbas.add(ALICE_IN_SLACK.id());
        PostedMessage preview = bot.asks(ALICE);
        bot.clicks("c1", ALICE_IN_SLACK, preview, "Approve");
        assertThat(bot.told("c1")).contains("You asked for this; another approver decides.");
        bot.clicks("c2", ALICE, preview, "Approve");
        assertThat(bot.told("c2")).contains("You asked for this; another approver decides.");
        assertNothingHappened(preview);
        assertThat(bot.audit())
                .contains("slack T1A/U11 refused-decision: request 1: You asked for this; another approver decides.");
    }

    @Test
    void aMemberOfAUserGroupApprovesWhatALinkedUserAskedFor() {
        bot.dbas.add(DAN_IN_SLACK.id());
        bot.clicks("c1", DAN_IN_SLACK, bot.asks(ALICE), "Approve");
        assertThat(bot.message().message().text()).startsWith("APPROVED by Dan");
        assertThat(bot.begun).hasSize(1);
    }

    @Test
    @Tag("F27")
    void whoMayBeTheRequesterIsToldHowToBecomeTellableApart() throws Exception {
        bot.dbas.add(DAN_IN_SLACK.id());
        PostedMessage preview = bot.asks(BOB);
        bot.clicks("c1", DAN_IN_SLACK, preview, "Approve");
        String remedy =
                "Understudy cannot tell whether Dan (slack:T1A/U14) is bob (web:bob), who asked for this; nothing"
                        + " was done. Approve on web, or say under users in the configuration who both of them are on slack"
                        + " and on web.";
        assertThat(bot.told("c1")).contains(remedy);
        assertNothingHappened(preview);
        assertThat(bot.audit()).contains("slack T1A/U14 refused-decision: request 1: " + remedy);
        bot.clicks("c2", CAROL_IN_SLACK, preview, "Approve");
        assertThat(bot.operation().state()).isEqualTo(OperationState.APPROVED);
    }

    @RepeatedTest(3)
    @Tag("F27")
    void ofTwoApproversOnTwoPlatformsInOneMomentOneDecides() throws Exception {
        PostedMessage preview = bot.asks(ALICE);
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Void>> clicks =
                    List.of(click(together, "c1", BOB, preview), click(together, "c2", CAROL_IN_SLACK, preview));
            for (Future<Void> click : threads.invokeAll(clicks)) {
                click.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(bot.operation().eventsOf(OperationEvent.Approved.class)).hasSize(1);
        assertThat(bot.begun).hasSize(1);
        assertThat(List.of(bot.told("c1"), bot.told("c2")))
                .containsExactlyInAnyOrder(
                        Optional.empty(), Optional.of("Request 1 is running already; nothing was done."));
    }

    @Test
    @Tag("F27")
    void whoLeftTheUserGroupBetweenRequestAndClickDecidesNothing() throws Exception {
        bot.dbas.add(DAN_IN_SLACK.id());
        PostedMessage preview = bot.asks(ALICE);
        bot.dbas.clear();
        bot.clicks("c1", DAN_IN_SLACK, preview, "Approve");
        bot.clicks("c2", DAN_IN_SLACK, preview, "Reject");
        assertThat(bot.told("c1"))
                .contains("This needs the role approver. You are not known here (slack:T1A/U14). Nothing was done.");
        assertThat(bot.told("c2")).isEqualTo(bot.told("c1"));
        assertNothingHappened(preview);
        assertThat(bot.audit()).contains("slack T1A/U14 refused-role: approve request 1: needs APPROVER");
    }

    @Test
    void aMemberOfAnotherWorkspaceIsNobodyHere() throws Exception {
        Person foreigner = SlackMember.parse("T2B/U13").person("Carol");
        PostedMessage preview = bot.asks(ALICE);
        bot.clicks("c1", foreigner, preview, "Approve");
        assertThat(bot.told("c1")).hasValueSatisfying(text -> assertThat(text).contains("You are not known here"));
        assertNothingHappened(preview);
        assertThat(bot.audit()).contains("slack T2B/U13 refused-role: approve request 1: needs APPROVER");
    }

    @Test
    @Tag("F28")
    void anApprovalAfterTheExpiryDoesNothingAndTakesTheButtonsAway() throws Exception {
        PostedMessage preview = bot.asks(ALICE);
        bot.clock.advance(Duration.ofMinutes(16));
        bot.clicks("c1", CAROL_IN_SLACK, preview, "Approve");
        assertThat(bot.told("c1")).hasValueSatisfying(text -> assertThat(text).contains("has expired; ask again"));
        assertThat(bot.operation().state()).isEqualTo(OperationState.EXPIRED);
        assertThat(bot.begun).isEmpty();
        assertThat(bot.message().buttons())
                .noneMatch(one -> one.button().label().equals("Approve"));
        assertThat(bot.audit())
                .contains("slack T1A/U13 refused-decision: request 1: Request 1 has expired; ask again: "
                        + bot.operation().plan().intent().command());
    }

    @Test
    @Tag("F28")
    void anApprovalOfAPlanThatChangedRunsNothingAndLaterClicksOnItDoNothing() throws Exception {
        PostedMessage preview = bot.asks(ALICE);
        bot.refusal = Optional.of("db2 lags too far behind.");
        bot.clicks("c1", CAROL_IN_SLACK, preview, "Approve");
        bot.begun.get(0).run();
        assertThat(bot.operation().state()).isEqualTo(OperationState.VOIDED);
        PostedMessage voided = bot.message();
        bot.clicks("c1", CAROL_IN_SLACK, preview, "Approve");
        bot.clicks("c2", CAROL_IN_SLACK, preview, "Approve");
        assertThat(bot.told("c2")).hasValueSatisfying(text -> assertThat(text).startsWith("This button is no longer"));
        assertThat(bot.message()).isEqualTo(voided);
        assertThat(bot.begun).hasSize(1);
        assertThat(bot.audit())
                .anyMatch(row -> row.contains("operation/Voided") && row.contains("db2 lags too far behind."))
                .anyMatch(row -> row.startsWith("slack T1A/U13 repeated-click: known event c1: button ")
                        && row.endsWith(" of message " + preview.id()))
                .anyMatch(row -> row.startsWith("slack T1A/U13 refused-click: unknown button ")
                        && row.endsWith(" of message " + preview.id()));
    }

    private Callable<Void> click(CyclicBarrier together, String event, Person by, PostedMessage on) {
        return () -> {
            together.await();
            bot.clicks(event, by, on, "Approve");
            return null;
        };
    }

    private void assertNothingHappened(PostedMessage preview) {
        assertThat(bot.operation().events()).isEmpty();
        assertThat(bot.begun).isEmpty();
        assertThat(bot.message()).isEqualTo(preview);
    }
}
