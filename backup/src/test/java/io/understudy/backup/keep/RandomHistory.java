package io.understudy.backup.keep;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.Backup.State;
import io.understudy.backup.catalogue.Pin;
import io.understudy.backup.keep.RetentionLawsTest.History;
import io.understudy.backup.settings.RetentionSettings;
import io.understudy.backup.site.TestBackups;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Months of backups as life makes them: nights that fail, stretches without any, a database that is dropped, one that comes
 * late, one that fails for a while, pins, runs that turned out to be broken, and now and then one from the future.
 */
final class RandomHistory {
    private static final Instant FIRST_NIGHT = Instant.parse("2026-01-05T03:00:00Z");

    private final Random random;

    RandomHistory(long seed) {
        random = new Random(seed);
    }

    History make() {
        int nights = random.nextInt(200);
        int dropped = random.nextInt(300);
        int added = random.nextInt(100);
        int failsFrom = random.nextInt(300);
        int failsUntil = failsFrom + random.nextInt(20);
        List<Backup> runs = new ArrayList<>();
        for (int night = 0; night < nights; night++) {
            List<String> databases = new ArrayList<>(List.of("orders"));
            if (night < dropped) {
                databases.add("archive");
            }
            if (night >= added) {
                databases.add("billing");
            }
            boolean fails = night >= failsFrom && night < failsUntil;
            addNight(runs, night, databases, fails);
        }
        Instant now = FIRST_NIGHT
                .plus(Duration.ofDays(nights + (random.nextInt(4) == 0 ? random.nextInt(6) : 0)))
                .plus(Duration.ofMinutes(random.nextInt(600)))
                .minus(Duration.ofDays(random.nextInt(2)));
        if (random.nextInt(10) == 0) {
            runs.add(TestBackups.verified(now.plus(Duration.ofDays(1 + random.nextInt(900)))));
        }
        return new History(List.copyOf(runs), settings(), now);
    }

    private RetentionSettings settings() {
        return new RetentionSettings(random.nextInt(10), random.nextInt(6), random.nextInt(8), 1 + random.nextInt(5));
    }

    private void addNight(List<Backup> runs, int night, List<String> databases, boolean ordersFails) {
        int attempts = random.nextInt(8) == 0 ? random.nextInt(3) : 1;
        for (int attempt = 0; attempt < attempts; attempt++) {
            Instant at = FIRST_NIGHT.plus(Duration.ofDays(night)).plus(Duration.ofMinutes(attempt * 90L));
            runs.add(pinned(run(at, databases, ordersFails), at));
        }
    }

    private Backup run(Instant at, List<String> databases, boolean ordersFails) {
        if (ordersFails || random.nextInt(12) == 0) {
            List<String> whole = databases.subList(databases.size() > 1 ? 1 : 0, databases.size());
            return TestBackups.of(at, State.DEGRADED, whole.toArray(String[]::new));
        }
        State state =
                switch (random.nextInt(20)) {
                    case 0 -> State.FAILED;
                    case 1 -> State.RUNNING;
                    case 2 -> State.REMOVED;
                    default -> State.VERIFIED;
                };
        return TestBackups.of(at, state, databases.toArray(String[]::new));
    }

    private Backup pinned(Backup run, Instant at) {
        return random.nextInt(25) == 0 ? run.with(run.assurance().with(Optional.of(new Pin("alice", at, "")))) : run;
    }
}
