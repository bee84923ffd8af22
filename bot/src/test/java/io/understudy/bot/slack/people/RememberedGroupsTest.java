package io.understudy.bot.slack.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.bot.slack.SlackMember;
import io.understudy.commands.fakes.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often Slack is asked who is in a group, and how long anybody waits for it. */
class RememberedGroupsTest {
    private static final String DBA = "S0DBA";
    private static final SlackMember BOB = SlackMember.parse("T1A/U2B");
    private static final Roster WITH_BOB = new Roster.Known("T1A", Set.of("U2B", "U3C"));
    private static final Roster WITHOUT_BOB = new Roster.Known("T1A", Set.of("U3C"));
    private static final Roster NO_ANSWER = new Roster.Unknown("HTTP status 500", Duration.ZERO);

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-20T14:02:11Z"));
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Runnable> onTheirWay = new ArrayList<>();
    private final ExecutorService clickers = Executors.newFixedThreadPool(2);
    private Roster answer = WITH_BOB;
    private final SlackGroups groups = new RememberedGroups(this::ask, clock, Runnable::run, Duration.ofMinutes(1));
    private final SlackGroups slow = new RememberedGroups(this::ask, clock, onTheirWay::add, Duration.ofMillis(20));

    @AfterEach
    void endThreads() {
        clickers.shutdownNow();
    }

    @Test
    @Tag("F27")
    void whoWasTakenOutOfTheGroupIsOutOfItFifteenSecondsLaterAtTheLatest() {
        assertThat(bobIn(groups)).isInstanceOf(Membership.Inside.class);
        answer = WITHOUT_BOB;
        clock.advance(Duration.ofMillis(14_999));
        assertThat(bobIn(groups)).isInstanceOf(Membership.Inside.class);
        assertThat(asked).hasSize(1);
        clock.advance(Duration.ofMillis(1));
        assertThat(bobIn(groups)).isInstanceOf(Membership.Outside.class);
    }

    @Test
    void onlyTheBotsOwnTeamIsInItsGroups() {
        SlackMember foreigner = SlackMember.parse("T2B/U2B");
        assertThat(groups.memberships(foreigner, Set.of(DBA))).containsEntry(DBA, new Membership.Outside());
    }

    @Test
    void whatWasKnownIsNotBelievedWhenSlackCannotBeAskedAnyMore() {
        bobIn(groups);
        answer = NO_ANSWER;
        clock.advance(Duration.ofSeconds(15));
        assertThat(bobIn(groups)).isEqualTo(new Membership.Unknown("HTTP status 500"));
    }

    @Test
    void aQuestionThatFailedIsNotAskedAgainForFiveSeconds() {
        answer = NO_ANSWER;
        bobIn(groups);
        answer = WITH_BOB;
        clock.advance(Duration.ofMillis(4_999));
        assertThat(bobIn(groups)).isInstanceOf(Membership.Unknown.class);
        clock.advance(Duration.ofMillis(1));
        assertThat(bobIn(groups)).isInstanceOf(Membership.Inside.class);
        assertThat(asked).hasSize(2);
    }

    @Test
    void slackIsLeftAloneForAsLongAsItWants() {
        answer = new Roster.Unknown("asked too often", Duration.ofSeconds(30));
        bobIn(groups);
        clock.advance(Duration.ofMillis(29_999));
        bobIn(groups);
        assertThat(asked).hasSize(1);
        clock.advance(Duration.ofMillis(1));
        bobIn(groups);
        assertThat(asked).hasSize(2);
    }

    @Test
    @Tag("F35")
    void aClockThatWasSetBackMakesNoAnswerLastLonger() {
        bobIn(groups);
        answer = WITHOUT_BOB;
        clock.advance(Duration.ofHours(-2));
        assertThat(bobIn(groups)).isInstanceOf(Membership.Outside.class);
    }

    @Test
    void nobodyWaitsLongForASlackThatHangsAndTheLateAnswerServesTheNextClick() {
        assertThat(bobIn(slow)).isEqualTo(new Membership.Unknown("it did not answer in time"));
        assertThat(bobIn(slow)).isInstanceOf(Membership.Unknown.class);
        assertThat(onTheirWay).hasSize(1);
        onTheirWay.get(0).run();
        assertThat(bobIn(slow)).isInstanceOf(Membership.Inside.class);
        assertThat(asked).hasSize(1);
    }

    @Test
    void whatNobodyThoughtOfIsAFailedQuestionToo() {
        SlackGroups broken = new RememberedGroups(
                group -> {
                    throw new IllegalStateException("bad day");
                },
                clock,
                Runnable::run,
                Duration.ofSeconds(1));
        assertThat(bobIn(broken)).isEqualTo(new Membership.Unknown("java.lang.IllegalStateException: bad day"));
    }

    @RepeatedTest(20)
    void twoWhoClickAtOnceShareOneQuestion() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Membership> click = () -> {
            together.await();
            return bobIn(groups);
        };
        for (Future<Membership> done : clickers.invokeAll(List.of(click, click))) {
            assertThat(done.get()).isInstanceOf(Membership.Inside.class);
        }
        assertThat(asked).containsExactly(DBA);
    }

    private Roster ask(String group) {
        asked.add(group);
        return answer;
    }

    private Membership bobIn(SlackGroups source) {
        return source.memberships(BOB, Set.of(DBA)).get(DBA);
    }
}
