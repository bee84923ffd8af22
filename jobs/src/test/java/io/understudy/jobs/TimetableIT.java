package io.understudy.jobs;

import static io.understudy.replication.host.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.incident.Attention;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.watch.IncidentChange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TimetableIT {
    private static final Duration BEAT = Duration.ofMillis(200);

    private final TimetableBuilder builder = new TimetableBuilder(Clock.systemUTC());

    @Test
    void changesAreReportedWithTheirClusterAndSilenceIsNot() {
        IncidentChange opened = new IncidentChange.Opened(new Incident(
                1,
                "orders",
                "NODE:db1",
                Alert.NODE_DOWN,
                Severity.PAGE,
                "db1 is down",
                "",
                List.of("db1 is down"),
                Instant.EPOCH,
                Instant.EPOCH,
                1,
                Optional.empty(),
                Attention.NONE));
        FakeCluster cluster = new FakeCluster();
        List<String> reports = new CopyOnWriteArrayList<>();
        builder.check(
                cluster.managed(),
                Duration.ofMillis(20),
                (from, changes) -> reports.add(from.spec().name() + changes));
        try (Timetable timetable = builder.build()) {
            timetable.start();
            await().until(() -> cluster.watch().checks() >= 3);
            assertThat(reports).isEmpty();
            cluster.watch().nextCheckFinds(List.of(opened));
            await().until(() -> !reports.isEmpty());
            int then = cluster.watch().checks();
            await().until(() -> cluster.watch().checks() >= then + 3);
        }
        assertThat(reports).containsExactly("orders" + List.of(opened));
    }

    @Test
    void aClusterIsCheckedAtOnceWhenItsWatchCallsForItAlthoughItsNextTimeIsFarAway() {
        FakeCluster cluster = new FakeCluster();
        builder.check(cluster.managed(), Duration.ofMinutes(10), (from, changes) -> {});
        try (Timetable timetable = builder.build()) {
            timetable.start();
            await().until(() -> cluster.watch().checks() == 1);
            cluster.watch().prompt();
            await().until(() -> cluster.watch().checks() == 4);
        }
    }

    @Test
    @Tag("F35")
    void aLateJobSkipsWhatItMissedInsteadOfMakingUpForIt() {
        Gate gate = new Gate();
        try (Timetable timetable = builder.every(BEAT, "gate", gate).build()) {
            timetable.start();
            await().until(() -> gate.runs() == 1);
            Instant due = Instant.now().plus(BEAT.multipliedBy(8));
            await().until(() -> Instant.now().isAfter(due));
            assertThat(gate.runs()).isEqualTo(1);
            gate.open();
            await().until(() -> gate.runs() >= 6);
        }
        // Five runs on the beat's grid; only the first of them may be late, by no more than a beat.
        assertThat(gate.millisBetween(2, 6)).isGreaterThan(BEAT.multipliedBy(3).toMillis());
    }

    @Test
    @Tag("F51")
    void aJobThatFailsRunsAgainAtItsNextTimeAndIsOnRecord() {
        AtomicInteger runs = new AtomicInteger();
        builder.every(Duration.ofMillis(20), "failing", () -> {
            runs.incrementAndGet();
            throw new IllegalStateException("on purpose");
        });
        try (Timetable timetable = builder.build()) {
            timetable.start();
            await().until(() -> timetable.history().get(0).failures() >= 3);
            assertThat(timetable.history().get(0).lastFailure().orElseThrow().text())
                    .isEqualTo("java.lang.IllegalStateException: on purpose");
        }
        assertThat(runs).hasValueGreaterThanOrEqualTo(3);
    }

    @Test
    @Tag("F51")
    void workWhoseMakingFailsIsAFailedRunAndIsMadeAgainAtItsNextTime() {
        AtomicInteger made = new AtomicInteger();
        builder.steadily(Duration.ofMillis(20), "made", () -> {
            if (made.incrementAndGet() <= 2) {
                throw new IllegalStateException("cannot be made");
            }
            return () -> {};
        });
        try (Timetable timetable = builder.build()) {
            timetable.start();
            await().until(() -> timetable.history().get(0).lastWellAt().isPresent());
            assertThat(timetable.history().get(0).failures()).isEqualTo(2);
            assertThat(timetable.jobs().get(0).lastFailure().orElseThrow().text())
                    .isEqualTo("java.lang.IllegalStateException: cannot be made");
            assertThat(timetable.jobs().get(0).next()).isPresent();
        }
    }

    @Test
    void jobsThatHangKeepNoOtherWaiting() {
        List<Gate> hung = Stream.generate(Gate::new).limit(12).toList();
        hung.forEach(gate -> builder.every(BEAT, "hangs " + hung.indexOf(gate), gate));
        Gate well = new Gate();
        well.open();
        try (Timetable timetable = builder.every(BEAT, "well", well).build()) {
            timetable.start();
            await().until(() -> hung.stream().allMatch(gate -> gate.runs() == 1) && well.runs() >= 5);
        }
    }

    @Test
    void previewsExpireAndSamplesAreThinned() {
        FakeCluster cluster = new FakeCluster();
        FakeSamples samples = new FakeSamples();
        Instant before = Instant.now();
        builder.expireApprovals("orders", cluster.desk()).thinSamples(samples, Duration.ofDays(1), Duration.ofDays(30));
        try (Timetable timetable = builder.build()) {
            timetable.start();
            await().until(() ->
                    cluster.desk().expired() >= 1 && samples.thinnedBefore().isPresent());
        }
        assertThat(samples.thinnedBefore().orElseThrow())
                .isBetween(before.minus(Duration.ofDays(1)), Instant.now().minus(Duration.ofDays(1)));
    }

    @Test
    void closingInterruptsWhatRunsAndEndsEveryThread() {
        Gate gate = new Gate();
        try (Timetable timetable = builder.every(BEAT, "gate", gate).build()) {
            timetable.start();
            await().until(() -> gate.runs() == 1);
        }
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("quartz-")));
    }
}
