package io.understudy.jobs.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.outbox.Parcel;
import io.understudy.jobs.CheckRecord;
import io.understudy.jobs.JobTrouble;
import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.diagnose.Suspicion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("alert-35")
class BotJudgeTest {
    private static final Instant NOW = Instant.parse("2026-11-20T14:02:11Z");
    private static final JobTrouble HANGS = new JobTrouble.Stuck("check orders", "quartz-3", Duration.ofSeconds(65));

    private final List<CheckRecord> checks = new ArrayList<>(List.of(check("users", 1)));
    private final List<JobTrouble> troubles = new ArrayList<>();
    private final Map<String, Instant> undelivered = new HashMap<>();
    private final List<Parcel> waiting = new ArrayList<>();
    private Optional<String> heartbeat = Optional.empty();

    @Test
    void whileAllIsWellThereIsNothingToTell() {
        checks.add(check("orders", 14));
        undelivered.put("Slack", NOW.minusSeconds(90));
        waiting.add(parcel(0, 3600));
        waiting.add(parcel(3, 500));
        assertThat(found()).isEmpty();
    }

    @Test
    void aClusterThatNobodyHasLookedAtForThreeCyclesIsTold() {
        checks.add(check("orders", 16));
        assertThat(sentences())
                .containsExactly("Nobody watches orders: no check has ended well for 16 s, nothing is known of db1 and"
                        + " db2.");
        assertThat(found()).allMatch(one -> one.severity() == Severity.CRITICAL);
        assertThat(found()).extracting(Diagnosis::key).containsExactly("BOT::cluster orders");
    }

    @Test
    @Tag("F35")
    void aClockThatWasSetBackHidesNoClusterThatNobodyLooksAt() {
        checks.add(check("orders", -7_200));
        assertThat(found()).extracting(Diagnosis::key).containsExactly("BOT::cluster orders");
    }

    @Test
    void whatIsLookedAtSeldomHasThreeOfItsOwnCycles() {
        checks.add(new CheckRecord("orders", Duration.ofMinutes(1), true, NOW.minusSeconds(179)));
        assertThat(found()).isEmpty();
        checks.set(1, new CheckRecord("orders", Duration.ofMinutes(1), false, NOW.minusSeconds(181)));
        assertThat(found()).hasSize(1);
    }

    @Test
    @Tag("F51")
    void aCheckThatHangsIsToldOnceWithItsThread() {
        checks.add(check("orders", 65));
        troubles.add(HANGS);
        assertThat(sentences())
                .containsExactly("Nobody watches orders: no check has ended well for 65 s, nothing is known of db1 and"
                        + " db2; its check has been running for 65 s on the thread quartz-3.");
    }

    @Test
    @Tag("F51")
    void aJobThatHangsIsCriticalAndOneThatWasFreedAWarning() {
        troubles.add(new JobTrouble.Stuck("thin samples", "quartz-1", Duration.ofMinutes(3)));
        troubles.add(new JobTrouble.Freed("check users", "its trigger was in the state ERROR"));
        assertThat(sentences())
                .containsExactly(
                        "The job 'thin samples' has been running for 3 min on the thread quartz-1; it will not run"
                                + " again before that ends.",
                        "The job 'check users' had been lost (its trigger was in the state ERROR) and runs again.");
        assertThat(found()).extracting(Diagnosis::severity).containsExactly(Severity.CRITICAL, Severity.WARNING);
    }

    @Test
    void anAlertThatChatDidNotTakeIsTold() {
        undelivered.put("Slack", NOW.minusSeconds(121));
        assertThat(sentences())
                .containsExactly("What Understudy says has not reached Slack since 14:00 UTC: people there read"
                        + " nothing new.");
    }

    @Test
    void aHeartbeatThatDoesNotGetThroughIsTold() {
        heartbeat = Optional.of("hc-ping.com answered with HTTP status 500");
        assertThat(sentences())
                .containsExactly("Understudy's heartbeat has failed three times or more: hc-ping.com answered with HTTP"
                        + " status 500. If Understudy stops now, nobody outside will notice.");
    }

    @Test
    void aWebhookThatTakesNothingIsAWarningSinceItCannotBeToldThere() {
        waiting.add(parcel(7, 660));
        waiting.add(parcel(6, 60));
        assertThat(sentences()).containsExactly("The webhook has not taken 2 messages for 11 min: connection refused.");
        assertThat(found()).allMatch(one -> one.severity() == Severity.WARNING);
    }

    private List<Diagnosis> found() {
        Map<String, List<String>> nodes = Map.of("orders", List.of("db1", "db2"), "users", List.of("db3"));
        return BotJudge.judge(new BotSigns(checks, nodes, troubles, heartbeat, undelivered, waiting), NOW).stream()
                .map(Suspicion::diagnosis)
                .toList();
    }

    private List<String> sentences() {
        return found().stream().map(Diagnosis::sentence).toList();
    }

    private static CheckRecord check(String cluster, long secondsAgo) {
        return new CheckRecord(cluster, Duration.ofSeconds(1), true, NOW.minusSeconds(secondsAgo));
    }

    private static Parcel parcel(int attempts, long secondsAgo) {
        Instant at = NOW.minusSeconds(secondsAgo);
        return new Parcel(
                "p" + secondsAgo, "orders", "{}", at, attempts, NOW, Parcel.State.WAITING, "connection refused");
    }
}
