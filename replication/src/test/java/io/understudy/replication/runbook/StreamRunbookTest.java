package io.understudy.replication.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.PrimarySketch;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.diagnose.StandbySketch;
import io.understudy.replication.observe.Reach;
import io.understudy.replication.observe.Slot.WalStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A standby does not stream. */
final class StreamRunbookTest {
    private static final String PREFIX = "2026-03-01 12:00:00 UTC [7] FATAL:  ";

    private static Situation broken() {
        return new Situation()
                .sees(new PrimarySketch("db1")
                        .hasSlot("db2", WalStatus.RESERVED, Optional.of(Sketch.HERE))
                        .seen())
                .sees(new StandbySketch("db2").withoutReceiver().seen())
                .settings("db1", Map.of())
                .settings("db2", Map.of("primary_conninfo.host", "10.0.0.1", "primary_conninfo.port", "5433"))
                .reaches("db2", new Reach.Open());
    }

    private static List<String> words(Situation situation) {
        return Situation.words(situation.investigate(Troubles.of(Alert.STANDBY_MISSING, "db2")));
    }

    @Test
    @Tag("alert-1")
    void walksFromBothEndsOverTheLinkToTheLogAndTheRemedy() {
        List<String> steps = words(
                broken().logged(
                                "db2",
                                PREFIX
                                        + "could not connect to the primary server: connection to server at \"10.0.0.1\", port 5433 failed: FATAL:  no pg_hba.conf entry for replication connection from host \"10.0.0.2\", user \"replicator\", no encryption"));

        assertThat(steps)
                .containsExactly(
                        "Whether the bot reaches db2 — Fine: db2 answers as standby, on timeline 1; it has WAL up to 0/3E800000.",
                        "Whether the bot reaches db1 — Fine: db1 answers as primary, on timeline 1 at 0/3E800000.",
                        "Whether the machine of db2 reaches the port of db1 — Fine: From the machine of db2, 10.0.0.1:5433 takes connections.",
                        "What both ends say of the stream — Trouble: db2 has no WAL receiver; it has WAL up to 0/3E800000. db1 has no sender for it; its slot db2 is inactive, reserved.",
                        "What the log of db2 says — Trouble: db2 said that pg_hba.conf of its upstream has no line for it. What helps: add this line to its upstream's pg_hba.conf and reload: host replication replicator 10.0.0.2/32 scram-sha-256.",
                        "What to do — ByHand: Add this line to its upstream's pg_hba.conf and reload: host replication replicator 10.0.0.2/32 scram-sha-256. Then wait 30 s: it tries again every 5 s. If it stays, restart db2; rebuild it only if that fails. [/replica restart shop/db2, /replica rebuild shop/db2]");
    }

    @Test
    void showsTheLinesThatTheFindingRestsOnAndNoOthers() {
        Investigation found = broken().logged(
                        "db2",
                        "2026-03-01 12:00:00 UTC [7] app@shop ERROR:  relation \"secret\" does not exist",
                        "2026-03-01 12:00:00 UTC [7] app@shop STATEMENT:  SELECT 'hunter2' FROM secret",
                        PREFIX + "could not start WAL streaming: ERROR:  replication slot \"db2\" does not exist")
                .investigate(Troubles.of(Alert.STANDBY_MISSING, "db2"));

        ServerOutput excerpt = found.steps().stream()
                .flatMap(step -> step.excerpt().stream())
                .findFirst()
                .orElseThrow();
        assertThat(excerpt.source()).isEqualTo("db2: /var/log/db2.log");
        assertThat(excerpt.lines())
                .containsExactly(
                        PREFIX + "could not start WAL streaming: ERROR:  replication slot \"db2\" does not exist");
    }

    @Test
    void aLinkThatIsCutIsRepairedAndNothingIsRestarted() {
        List<String> steps = words(broken().reaches("db2", new Reach.Closed("No route to host")));

        assertThat(steps)
                .contains(
                        "Whether the machine of db2 reaches the port of db1 — Trouble: From the machine of db2, 10.0.0.1:5433 does not answer: No route to host.");
        assertThat(steps)
                .last()
                .asString()
                .isEqualTo(
                        "What to do — ByHand: Repair the way from db2 to its upstream first. Then wait: a healed link recovers within seconds.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "could not receive data from WAL stream: ERROR:  requested WAL segment 000000010000000000000003 has already been removed | What the slot of db2 says | /replica rebuild shop/db2",
                "WAL ストリームからデータを受信できませんでした: ERROR:  要求された WAL セグメント 000000010000000000000003 はすでに削除されています | What the slot of db2 says | /replica rebuild shop/db2",
                "new timeline 2 forked off current database system timeline 1 before current recovery point 0/6000000 | Where they parted | /replica rebuild shop/db2",
                "highest timeline 1 of the primary is behind recovery timeline 2 | Where they parted | /replica rebuild shop/db2",
                "recovery aborted because of insufficient parameter settings | Whether settings of db2 are lower | /replica restart shop/db2",
                "database system identifier differs between the primary and standby | Which cluster each node is of | ''"
            })
    void followsTheRunbookThatTheLogLeadsTo(String message, String title, String command) {
        Investigation found =
                broken().logged("db2", PREFIX + message).investigate(Troubles.of(Alert.STANDBY_MISSING, "db2"));

        assertThat(found.steps()).extracting(RunbookStep::title).contains(title);
        assertThat(found.steps())
                .filteredOn(step -> step.title().equals("What to do"))
                .as("one remedy, that of the cause")
                .hasSize(1);
        assertThat(String.join(",", found.steps().get(found.steps().size() - 1).commands()))
                .contains(command);
    }

    @Test
    void damagedWalIsRebuiltAndASingleBadRecordIsNot() {
        String bad = "2026-03-01 12:00:00 UTC [7] LOG:  invalid record length at 0/1500780: wanted 24, got 0";

        assertThat(words(broken().logged("db2", bad, bad, bad)))
                .last()
                .asString()
                .isEqualTo(
                        "What to do — ByHand: Rebuild db2: it cannot come back by itself. [/replica rebuild shop/db2]");
        assertThat(words(broken().logged("db2", bad))).last().asString().contains("restart db2");
    }

    @Test
    void aStrangersRefusedLoginIsNoCause() {
        List<String> steps = words(
                broken().logged(
                                "db2",
                                "2026-03-01 12:00:00 UTC [7] app@shop FATAL:  password authentication failed for user \"app\""));

        assertThat(steps).anyMatch(step -> step.startsWith("What the log of db2 says — Fine"));
    }

    @Test
    void aStreamThatHealedIsLeftAlone() {
        List<String> steps = words(
                new Situation()
                        .sees(new PrimarySketch("db1")
                                .sendsTo("db2")
                                .hasActiveSlot("db2")
                                .seen())
                        .sees(new StandbySketch("db2").seen())
                        .reaches("db2", new Reach.Open())
                        .logged(
                                "db2",
                                PREFIX
                                        + "could not connect to the primary server: connection to server at \"10.0.0.1\", port 5432 failed: Connection refused",
                                "2026-03-01 12:00:05 UTC [8] LOG:  started streaming WAL from primary at 0/3000000 on timeline 1"));

        assertThat(steps)
                .contains(
                        "What the log of db2 says — Fine: db2 said that nothing listens on the upstream's port. That is over: it streams.",
                        "What to do — Fine: db2 streams again: nothing. A link that heals needs no help.");
    }

    @Test
    void whatCannotBeAskedIsUnknownAndEverythingElseIsStillAsked() {
        List<String> steps = words(new Situation()
                .sees(new PrimarySketch("db1").seen())
                .sees(new StandbySketch("db2").withoutReceiver().seen()));

        assertThat(steps)
                .contains(
                        "Whether the machine of db2 reaches the port of db1 — Unknown: It does not answer.",
                        "What the log of db2 says — Unknown: It does not answer.")
                .anyMatch(step -> step.startsWith("What both ends say of the stream — Trouble"));
    }
}
