package io.understudy.backup.keep;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.Backup.State;
import io.understudy.backup.settings.RetentionSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every history, tried on many random ones; a seed that breaks a law is in the failure's message. */
class RetentionLawsTest {
    private static final long HISTORIES = 800;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Comparator<Backup> NEWEST_FIRST =
            Comparator.comparing(Backup::startedAt).thenComparing(Backup::id).reversed();

    @Test
    void everyRunIsEitherKeptForAReasonOrRemovable() {
        forEachHistory(history -> {
            RetentionPlan plan = history.plan();
            List<Backup> decided = Stream.concat(kept(plan).stream(), removable(plan).stream())
                    .sorted(NEWEST_FIRST)
                    .toList();
            assertThat(decided)
                    .containsExactlyElementsOf(history.runs().stream()
                            .filter(run -> run.state() != State.RUNNING && run.state() != State.REMOVED)
                            .sorted(NEWEST_FIRST)
                            .toList());
            assertThat(plan.kept()).allSatisfy(one -> assertThat(one.reasons()).isNotEmpty());
        });
    }

    @Test
    void neverFewerVerifiedOnesThanTheMinimum() {
        forEachHistory(history -> {
            List<Backup> verified = history.verified();
            assertThat(kept(history.plan()))
                    .containsAll(verified.stream()
                            .limit(history.settings().minimum())
                            .toList());
        });
    }

    @Test
    void neverFewerOfADatabaseOnTheServerThanTheMinimum() {
        forEachHistory(history -> {
            List<Backup> kept = kept(history.plan());
            for (String database : history.databasesOnTheServer()) {
                assertThat(kept)
                        .as(database)
                        .containsAll(history.runsOf(database).stream()
                                .limit(history.settings().minimum())
                                .toList());
            }
        });
    }

    @Test
    void nothingGoesWhileTheNewestVerifiedOneIsTooOld() {
        forEachHistory(history -> {
            List<Backup> verified = history.verified();
            boolean old = verified.isEmpty()
                    || verified.get(0).startedAt().isBefore(history.now().minus(DAY.multipliedBy(2)));
            if (old) {
                assertThat(history.plan().removable()).isEmpty();
                assertThat(history.plan().frozen()).isNotEmpty();
            }
        });
    }

    @Test
    void pinnedBrokenAndFutureOnesNeverGo() {
        forEachHistory(history -> assertThat(removable(history.plan()))
                .allSatisfy(run -> {
                    assertThat(run.assurance().pin()).isEmpty();
                    assertThat(run.state()).isIn(State.VERIFIED, State.DEGRADED);
                    assertThat(run.startedAt()).isBeforeOrEqualTo(history.now());
                }));
    }

    @Test
    void aPinMakesNothingElseGo() {
        forEachHistory(history -> {
            List<Backup> withoutPins = removable(history.withoutPins().plan());
            assertThat(ids(removable(history.plan()))).isSubsetOf(ids(withoutPins));
        });
    }

    @Test
    void whatIsLeftAfterwardsStays() {
        forEachHistory(history -> assertThat(
                        history.with(kept(history.plan()), history.now()).plan().removable())
                .isEmpty());
    }

    @Test
    void whatMayGoNowMayGoInAnHourUnlessEverythingIsFrozenByThen() {
        forEachHistory(history -> {
            RetentionPlan later = history.withoutFuture().after(Duration.ofHours(1)).plan();
            if (later.frozen().stream().noneMatch(why -> why.contains("nothing is removed"))) {
                assertThat(removable(later))
                        .containsAll(removable(history.withoutFuture().plan()));
            }
        });
    }

    @Test
    void daysThatPassWithoutABackupRemoveNothingOfWhatTheServerHas() {
        forEachHistory(history -> {
            History past = history.withoutFuture();
            Set<String> there = new HashSet<>(past.databasesOnTheServer());
            History nextDay = past.with(kept(past.plan()), past.now()).after(DAY);
            assertThat(removable(nextDay.plan()))
                    .noneMatch(run -> run.state() == State.VERIFIED && there.containsAll(run.databases()));
        });
    }

    @Test
    void theOrderInWhichRunsAreGivenChangesNothing() {
        forEachHistory(history -> {
            List<Backup> reversed = new ArrayList<>(history.runs());
            reversed.sort(NEWEST_FIRST.reversed());
            assertThat(history.with(reversed, history.now()).plan()).isEqualTo(history.plan());
        });
    }

    @Test
    void theHistoriesAreWorthTrying() {
        List<RetentionPlan> plans = LongStream.range(0, HISTORIES)
                .mapToObj(seed -> History.random(seed).plan())
                .toList();
        assertThat(plans.stream().filter(plan -> !plan.removesNothing()).count()).isGreaterThan(HISTORIES / 4);
        assertThat(plans.stream().filter(plan -> !plan.frozen().isEmpty()).count())
                .isGreaterThan(HISTORIES / 10);
    }

    private static void forEachHistory(Consumer<History> law) {
        LongStream.range(0, HISTORIES).forEach(seed -> {
            History history = History.random(seed);
            try {
                law.accept(history);
            } catch (AssertionError e) {
                throw new AssertionError("with seed " + seed + ", " + history.settings() + ": " + e.getMessage(), e);
            }
        });
    }

    private static List<Backup> kept(RetentionPlan plan) {
        return plan.kept().stream().map(RetentionPlan.Kept::backup).toList();
    }

    private static List<Backup> removable(RetentionPlan plan) {
        return plan.removable().stream().map(RetentionPlan.Removable::backup).toList();
    }

    private static List<String> ids(List<Backup> runs) {
        return runs.stream().map(Backup::id).toList();
    }

    /** Runs whose files are there, the settings, and the time at which retention looks. */
    record History(List<Backup> runs, RetentionSettings settings, Instant now) {
        static History random(long seed) {
            return new RandomHistory(seed).make();
        }

        RetentionPlan plan() {
            return new Retention(settings, DAY).plan(runs, now);
        }

        History with(List<Backup> others, Instant at) {
            return new History(others, settings, at);
        }

        History after(Duration time) {
            return new History(runs, settings, now.plus(time));
        }

        /** A run that is in the future now takes a place later. */
        History withoutFuture() {
            return with(
                    runs.stream().filter(run -> !run.startedAt().isAfter(now)).toList(), now);
        }

        History withoutPins() {
            return with(
                    runs.stream()
                            .map(run -> run.with(run.assurance().with(Optional.empty())))
                            .toList(),
                    now);
        }

        List<Backup> verified() {
            return counted().filter(run -> run.state() == State.VERIFIED).toList();
        }

        List<Backup> runsOf(String database) {
            return counted().filter(run -> run.databases().contains(database)).toList();
        }

        List<String> databasesOnTheServer() {
            return verified().stream().findFirst().map(Backup::databases).orElse(List.of());
        }

        private Stream<Backup> counted() {
            return runs.stream()
                    .filter(run -> run.state() == State.VERIFIED || run.state() == State.DEGRADED)
                    .filter(run -> !run.startedAt().isAfter(now))
                    .sorted(NEWEST_FIRST);
        }
    }
}
