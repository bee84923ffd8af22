package io.understudy.replication.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.host.Patience;
import io.understudy.replication.theatre.Theatre;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How fast trouble of a real pair is noticed. */
class DetectionIT {
    private static Theatre theatre;

    @BeforeAll
    static void open() {
        theatre = Theatre.open();
    }

    @AfterAll
    static void close() {
        theatre.close();
    }

    @Test
    @Tag("alert-16")
    @Tag("alert-23")
    void aKilledPrimaryIsToldWithoutWaitingForTheNextTick() throws Exception {
      for (int i = 0; i < 6; i++) {
        Patience.await().until(() -> theatre.watch().look().assessment().state() == ClusterState.HEALTHY);
        try (Listening listening = new Listening(theatre.watch())) {
            theatre.watch().check();theatre.watch().check();theatre.watch().check();
            ProcessHandle pm = ProcessHandle.of(Long.parseLong(java.nio.file.Files.readAllLines(theatre.server("db1").dataDirectory().resolve("postmaster.pid")).get(0))).orElseThrow();
            long killed = System.nanoTime();
            pm.destroyForcibly();
            System.err.println("prompt after " + listening.millisToPrompt(killed));
            System.err.println(listening.opened(Patience.await(Duration.ofSeconds(2)), Theatre.CLUSTER + " has no primary"));
            System.err.println("alert after " + (System.nanoTime() - killed) / 1_000_000);
            System.err.println(listening.told());
            Patience.await().until(() -> !pm.isAlive());
            theatre.server("db1").start();
        }
      }
        Patience.await().until(() -> theatre.watch().look().assessment().state() == ClusterState.HEALTHY);
    }
}
