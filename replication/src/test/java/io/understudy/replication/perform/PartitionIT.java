package io.understudy.replication.perform;

import static io.understudy.replication.theatre.Theatre.promote;
import static io.understudy.replication.theatre.Theatre.rebuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.host.Patience;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.plan.Check;
import io.understudy.replication.plan.Intent;
import io.understudy.replication.theatre.CommitLog;
import io.understudy.replication.theatre.MachinesApart;
import io.understudy.replication.theatre.Namespaces;
import io.understudy.replication.theatre.Theatre;
import io.understudy.replication.watch.Listening;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused while parts of the network are gone. Every test leaves the pair as it found it. */
class PartitionIT {
    @TempDir
    static Path directory;

    private static MachinesApart machines;
    private static Theatre theatre;

    @BeforeAll
    static void open() throws Exception {
        machines = MachinesApart.pair(directory);
        theatre = machines.theatre();
        theatre.watch().look();
    }

    @AfterEach
    void heal() {
        machines.network().heal();
        Patience.await().until(() -> theatre.watch().look().assessment().state() == ClusterState.HEALTHY);
    }

    @AfterAll
    static void close() {
        machines.close();
    }

    @Test
    @Tag("F14")
    void aStandbyThatTheBotCannotReachIsUnknownAndNeitherPromotedNorRebuilt() throws Exception {
        machines.network().cut(Namespaces.BOT, "db2");

        assertThat(theatre.watch().look().assessment().view().of("db2")).isInstanceOf(NodeObservation.Unknown.class);
        assertThat(theatre.watch().look().assessment().primary().orElseThrow().node())
                .isEqualTo("db1");
        assertThat(objections(promote("db2"))).contains("db2");
        assertThat(objections(rebuild("db2"))).contains("db2");
    }

    @Test
    @Tag("F12")
    @Tag("alert-24")
    void nothingIsPromotedWhileTheStandbyStillStreamsFromAPrimaryThatOnlyTheBotCannotReach() throws Exception {
        try (CommitLog writer = theatre.writer()) {
            try (Listening listening = new Listening(theatre.watch()).ticking()) {
                machines.network().cut(Namespaces.BOT, "db1");
                Incident told = listening.opened(
                        "orders: the bot cannot reach db1, but db2 still streams from it: the primary is alive.",
                        Duration.ofSeconds(10));
                assertThat(told.severity()).isEqualTo(Severity.WARNING);
                assertThat(told.doFirst()).doesNotContain("/replica promote");
                assertThat(listening.opened()).hasSize(1);
            }
            assertThat(objections(promote("db2"))).contains("db1").contains("stream");
            writer.stop();
        }
    }

    @Test
    @Tag("F16")
    @Tag("alert-24")
    void aBotThatIsCutOffFromEveryNodeTellsOneThingAndHealsByItself() throws Exception {
        try (Listening listening = new Listening(theatre.watch()).ticking()) {
            machines.network().cut(Namespaces.BOT, "db1");
            machines.network().cut(Namespaces.BOT, "db2");

            Incident told = listening.opened("orders: the bot cannot see any of its nodes", Duration.ofSeconds(10));
            machines.network().heal();
            listening.healed(told);
            assertThat(listening.opened()).hasSize(1);
        }
    }

    /** A machine that is gone may come back and take writes: its silence proves nothing. */
    @Test
    @Tag("story-2")
    void nothingIsPromotedWhileTheDeadPrimarysMachineCannotBeReachedToProveIt() throws Exception {
        theatre.pair().primary().kill9();
        machines.network().unplug("db1");
        try {
            assertThat(objections(promote("db2"))).contains("db1");
            assertThat(theatre.watch().look().assessment().view().of("db2"))
                    .isInstanceOf(NodeObservation.Standby.class);
        } finally {
            machines.network().plugIn("db1");
            machines.start(theatre.pair().primary());
        }
    }

    private String objections(Intent intent) throws InterruptedException {
        List<Check> objections = theatre.refusal(intent).objections();
        return objections.stream().map(Check::sentence).collect(Collectors.joining("\n"));
    }
}
