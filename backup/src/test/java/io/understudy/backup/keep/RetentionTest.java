package io.understudy.backup.keep;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.Backup.State;
import io.understudy.backup.catalogue.Pin;
import io.understudy.backup.settings.RetentionSettings;
import io.understudy.backup.site.TestBackups;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-11-20T03:10:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Retention WEEK_AND_THREE = retention(7, 0, 0, 3);

    @Test
    void removesWhatIsBeyondTheDaysToKeep() {
        List<Backup> nightly = nights(0, 10);
        assertThat(removable(WEEK_AND_THREE, nightly)).containsExactly(nightly.get(9), nightly.get(8), nightly.get(7));
    }

    @Test
    void nightsWithoutABackupDoNotCountAsDays() {
        List<Backup> everyFourth = Stream.iterate(0, day -> day + 4).limit(7).map(RetentionTest::night).toList();
        assertThat(removable(WEEK_AND_THREE, everyFourth)).isEmpty();
    }

    @Test
    void ofSeveralOnOneDayTheNewestStays() {
        List<Backup> twice = IntStream.range(0, 8)
                .mapToObj(halves -> TestBackups.verified(NOW.minus(DAY.dividedBy(2).multipliedBy(halves))))
                .toList();
        assertThat(removable(retention(9, 0, 0, 1), twice))
                .containsExactly(twice.get(6), twice.get(4), twice.get(2));
    }

    @Test
    void weeksAreIsoWeeksAndMonthsAreMonthsInUtc() {
        Backup newYear = TestBackups.verified(Instant.parse("2027-01-03T23:59:59Z"));
        Backup monday = TestBackups.verified(Instant.parse("2027-01-04T00:00:00Z"));
        Backup christmas = TestBackups.verified(Instant.parse("2026-12-31T23:59:59Z"));
        RetentionPlan plan =
                retention(0, 9, 9, 1).plan(List.of(monday, newYear, christmas), monday.startedAt());

        assertThat(plan.removable()).isEmpty();
        assertThat(plan.kept())
                .containsExactly(
                        new RetentionPlan.Kept(monday, List.of("weekly 2027-W01", "monthly 2027-01", "minimum")),
                        new RetentionPlan.Kept(newYear, List.of("weekly 2026-W53")),
                        new RetentionPlan.Kept(christmas, List.of("monthly 2026-12")));
    }

    @Test
    void keepsTheMinimumWhateverTheTiersSay() {
        List<Backup> nightly = nights(0, 5);
        assertThat(removable(retention(0, 0, 0, 3), nightly)).containsExactly(nightly.get(4), nightly.get(3));
    }

    @Test
    void nightsOfFailuresFreezeEverything() {
        List<Backup> known = new ArrayList<>(nights(3, 20));
        RetentionPlan plan = WEEK_AND_THREE.plan(known, NOW);
        assertThat(plan.removable()).isEmpty();
        assertThat(plan.frozen())
                .containsExactly("the newest verified backup is of 2026-11-17 03:10 UTC, which is more than 48 hours ago:"
                        + " nothing is removed until one succeeds");
        assertThat(plan.kept()).hasSize(20);
    }

    @Test
    void freezesOnceTheNewestIsOlderThanTwoIntervals() {
        assertThat(removable(WEEK_AND_THREE, nights(2, 20))).isNotEmpty();
        assertThat(WEEK_AND_THREE.plan(nights(2, 20), NOW.plusSeconds(1)).removable())
                .isEmpty();
    }

    @Test
    void withoutAVerifiedBackupNothingGoes() {
        List<Backup> degraded = IntStream.range(0, 20)
                .mapToObj(day -> degraded(day, "orders"))
                .toList();
        RetentionPlan plan = WEEK_AND_THREE.plan(degraded, NOW);
        assertThat(plan.removable()).isEmpty();
        assertThat(plan.frozen()).containsExactly("there is no verified backup: nothing is removed");
    }

    @Test
    void aDegradedRunKeepsNoVerifiedOneFromCounting() {
        List<Backup> known = new ArrayList<>(nights(0, 1));
        IntStream.range(1, 8).mapToObj(day -> degraded(day, "orders")).forEach(known::add);
        known.addAll(nights(20, 2));
        // Three verified ones are the minimum, though the degraded ones have the database whole for each of the days.
        assertThat(removable(WEEK_AND_THREE, known)).containsExactly(known.get(7));
    }

    @Test
    void aDatabaseThatFailsForNightsKeepsItsOldOnesThoughTheOthersAreFine() {
        List<Backup> known = new ArrayList<>();
        IntStream.range(1, 12).mapToObj(day -> degraded(day, "orders")).forEach(known::add);
        List<Backup> both = IntStream.range(12, 24)
                .mapToObj(day -> run(day, State.VERIFIED, "billing", "orders"))
                .toList();
        known.addAll(both);
        known.add(degraded(0, "orders"));
        assertThat(removable(WEEK_AND_THREE, known)).isEmpty();

        List<Backup> healed = new ArrayList<>(known);
        healed.add(TestBackups.verified(NOW.minusSeconds(60), "billing", "orders"));
        assertThat(removable(WEEK_AND_THREE, healed)).isNotEmpty().doesNotContain(both.get(0));
    }

    @Test
    void whatOneDatabaseNeedsStaysWhole() {
        List<Backup> known = new ArrayList<>(List.of(run(0, State.VERIFIED, "billing", "orders")));
        IntStream.range(1, 10).mapToObj(day -> degraded(day, "orders")).forEach(known::add);
        Backup olderBilling = degraded(30, "billing");
        known.add(olderBilling);

        RetentionPlan plan = retention(2, 0, 0, 1).plan(known, NOW);

        assertThat(plan.kept())
                .contains(new RetentionPlan.Kept(olderBilling, List.of("daily 2026-10-21 of billing")));
        assertThat(plan.removable()).hasSize(8);
    }

    @Test
    void whatIsKeptOfADroppedDatabaseOutlivesItAsLongAsTheTiersReach() {
        Backup last = run(40, State.VERIFIED, "archive", "orders");
        Backup before = run(41, State.VERIFIED, "archive", "orders");
        Backup evenBefore = run(42, State.VERIFIED, "archive", "orders");
        List<Backup> known = new ArrayList<>(nights(0, 20));
        known.addAll(List.of(last, before, evenBefore));

        RetentionPlan plan = retention(2, 6, 0, 2).plan(known, NOW);
        assertThat(plan.kept())
                .contains(new RetentionPlan.Kept(before, List.of("daily 2026-10-10 of archive", "minimum of archive")));
        assertThat(plan.removable())
                .extracting(RetentionPlan.Removable::backup)
                .contains(evenBefore)
                .doesNotContain(last, before);
        assertThat(plan.frozen())
                .containsExactly("archive was backed up last on 2026-10-11 03:10 UTC and is not on the server any more:"
                        + " what is kept of it stays until 2026-11-22");

        assertThat(removable(WEEK_AND_THREE, known)).contains(last, before, evenBefore);
    }

    @Test
    void pinnedOnesStayUntilTheyAreUnpinned() {
        List<Backup> nightly = new ArrayList<>(nights(0, 10));
        Backup oldest = nightly.get(9);
        Backup pinned = oldest.with(oldest.assurance().with(Optional.of(new Pin("alice", NOW, "before the migration"))));
        nightly.set(9, pinned);

        RetentionPlan plan = WEEK_AND_THREE.plan(nightly, NOW);

        assertThat(plan.kept()).contains(new RetentionPlan.Kept(pinned, List.of("pinned by alice")));
        assertThat(plan.removable())
                .extracting(RetentionPlan.Removable::backup)
                .containsExactly(nightly.get(8), nightly.get(7));
    }

    @Test
    void aPinnedOneIsNotOneMoreOfItsDay() {
        List<Backup> nightly = new ArrayList<>(nights(0, 3));
        Backup newest = nightly.get(0);
        nightly.set(0, newest.with(newest.assurance().with(Optional.of(new Pin("alice", NOW, "")))));
        assertThat(removable(retention(2, 0, 0, 1), nightly)).containsExactly(nightly.get(2));
    }

    @Test
    void oneThatTurnedOutToBeBrokenCountsForNothingAndIsLeftForPeople() {
        List<Backup> nightly = new ArrayList<>(nights(0, 4));
        nightly.set(0, nightly.get(0).with(State.FAILED, "wanted orders.dump as it was written, found other bytes"));

        RetentionPlan plan = retention(3, 0, 0, 1).plan(nightly, NOW);

        assertThat(plan.removable()).isEmpty();
        assertThat(plan.kept().get(0).reasons())
                .containsExactly("broken, and not counted; left for people to look at");
    }

    @Test
    void oneFromTheFutureHidesNoFailures() {
        List<Backup> known = new ArrayList<>(nights(5, 20));
        known.add(TestBackups.verified(NOW.plus(Duration.ofDays(900))));

        RetentionPlan plan = WEEK_AND_THREE.plan(known, NOW);

        assertThat(plan.removable()).isEmpty();
        assertThat(plan.frozen()).hasSize(1);
        assertThat(plan.kept().get(0).reasons()).containsExactly("dated in the future, and not counted");
    }

    @Test
    void thePreviewShowsWhatTheNextBackupPushesOut() {
        List<Backup> nightly = nights(1, 7);
        assertThat(removable(WEEK_AND_THREE, nightly)).isEmpty();

        RetentionPlan next = WEEK_AND_THREE.planAfterNext(nightly, NOW, NOW);

        assertThat(next.removable())
                .containsExactly(new RetentionPlan.Removable(
                        nightly.get(6), "beyond the last 7 days, 0 weeks and 0 months"));
        assertThat(next.kept()).extracting(RetentionPlan.Kept::backup).containsExactlyElementsOf(nightly.subList(0, 6));
    }

    @Test
    void thePreviewOfAnEmptyFolderIsEmpty() {
        RetentionPlan plan = WEEK_AND_THREE.planAfterNext(List.of(), NOW, NOW.plus(DAY));
        assertThat(plan.removable()).isEmpty();
        assertThat(plan.kept()).isEmpty();
    }

    @Test
    void thePreviewOfFailingNightsSaysThatNothingGoesUntilOneSucceedsAndWhatGoesThen() {
        List<Backup> old = nights(3, 8);
        RetentionPlan plan = WEEK_AND_THREE.planAfterNext(old, NOW, NOW.plus(DAY));
        assertThat(plan.frozen()).containsExactlyElementsOf(WEEK_AND_THREE.plan(old, NOW).frozen()).hasSize(1);
        assertThat(plan.removable())
                .extracting(RetentionPlan.Removable::backup)
                .containsExactly(old.get(7), old.get(6));
    }

    private static Retention retention(int daily, int weekly, int monthly, int minimum) {
        return new Retention(new RetentionSettings(daily, weekly, monthly, minimum), DAY);
    }

    private static List<Backup> removable(Retention retention, List<Backup> present) {
        return retention.plan(present, NOW).removable().stream()
                .map(RetentionPlan.Removable::backup)
                .toList();
    }

    /** Newest first: a verified one each night, the newest {@code firstAge} days old. */
    private static List<Backup> nights(int firstAge, int count) {
        return IntStream.range(firstAge, firstAge + count)
                .mapToObj(RetentionTest::night)
                .toList();
    }

    private static Backup night(int age) {
        return run(age, State.VERIFIED, "orders");
    }

    private static Backup degraded(int age, String... databases) {
        return run(age, State.DEGRADED, databases);
    }

    private static Backup run(int age, State state, String... databases) {
        return TestBackups.of(NOW.minus(Duration.ofDays(age)), state, databases);
    }
}
