package io.understudy.backup.keep;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.Backup.State;
import io.understudy.backup.folder.BackupFolder;
import io.understudy.backup.folder.Leftovers;
import io.understudy.backup.settings.RetentionSettings;
import io.understudy.backup.site.MemoryCatalogue;
import io.understudy.backup.site.MemoryNotices;
import io.understudy.backup.site.WrittenBackups;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetirementTest {
    private static final Instant NIGHT = Instant.parse("2026-11-20T03:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    private Path directory;

    private final MemoryCatalogue catalogue = new MemoryCatalogue();
    private final MemoryNotices notices = new MemoryNotices();
    private BackupFolder folder;

    @BeforeEach
    void locate() {
        folder = new BackupFolder(directory.resolve("orders"));
    }

    @Test
    void theFirstTimeItOnlyTellsAndFromTheNextOnItRemoves() {
        List<Backup> nights = nights(0, 1, 2, 3);

        RetentionOutcome first = twoDays().apply(NIGHT);
        assertThat(first).isInstanceOf(RetentionOutcome.Announced.class);
        assertThat(removable(first.plan())).containsExactly(nights.get(3).id(), nights.get(2).id());
        assertThat(nights).allSatisfy(one -> assertThat(folder.published(one.id())).isDirectory());

        Backup next = night(-1);
        RetentionOutcome.Applied second = applied(twoDays(), NIGHT.plus(DAY));
        assertThat(second.removed())
                .containsExactly(
                        nights.get(3).id(), nights.get(2).id(), nights.get(1).id());
        assertThat(second.failures()).isEmpty();
        assertThat(names()).containsExactlyInAnyOrder(next.id(), nights.get(0).id());
        assertThat(states()).containsExactly(
                State.VERIFIED, State.VERIFIED, State.REMOVED, State.REMOVED, State.REMOVED);
    }

    @Test
    void whileNothingWouldGoNobodyIsToldAnything() {
        nights(0, 1);
        assertThat(applied(twoDays(), NIGHT).removed()).isEmpty();
        assertThat(notices.given("orders", twoDays().retention().rule())).isEmpty();
    }

    @Test
    void otherSettingsAreToldAnew() {
        nights(0, 1, 2);
        assertThat(twoDays().apply(NIGHT)).isInstanceOf(RetentionOutcome.Announced.class);
        assertThat(retirement(1).apply(NIGHT)).isInstanceOf(RetentionOutcome.Announced.class);
        assertThat(names()).hasSize(3);
        assertThat(applied(retirement(1), NIGHT).removed()).hasSize(2);
    }

    @Test
    void thePreviewChangesNothingAndSaysWhetherItWillOnlyBeTold() {
        List<Backup> nights = nights(0, 1);

        RetentionPreview news = twoDays().preview(NIGHT, NIGHT.plus(DAY));

        assertThat(removable(news.plan())).containsExactly(nights.get(1).id());
        assertThat(news.onlyTold()).isTrue();
        assertThat(names()).hasSize(2);
        night(-1);
        twoDays().apply(NIGHT.plus(DAY));
        assertThat(twoDays().preview(NIGHT, NIGHT.plus(DAY)).onlyTold()).isFalse();
    }

    @Test
    void runsWhoseFilesAreGoneCountForNothing() throws Exception {
        List<Backup> nights = nights(0, 1, 2);
        tell();
        folder.bury(nights.get(1).id());
        folder.emptyTombstone(nights.get(1).id());
        assertThat(applied(twoDays(), NIGHT).removed()).isEmpty();
        assertThat(names()).contains(nights.get(2).id());
    }

    @Test
    void whatCannotBeRemovedIsToldAndTriedAgain() throws Exception {
        List<Backup> nights = nights(0, 1, 2);
        tell();
        Path inTheWay = Files.createDirectories(
                folder.tombstone(nights.get(2).id()).resolve("in the way"));

        RetentionOutcome.Applied stuck = applied(twoDays(), NIGHT);

        assertThat(stuck.removed()).isEmpty();
        assertThat(stuck.failures()).singleElement().asString().startsWith(nights.get(2).id() + ": ");
        assertThat(catalogue.find(nights.get(2).id()).orElseThrow().state()).isEqualTo(State.VERIFIED);
        Files.delete(inTheWay);
        Files.delete(inTheWay.getParent());
        assertThat(applied(twoDays(), NIGHT).removed()).containsExactly(nights.get(2).id());
    }

    @Test
    void aRemovalThatWasCutAfterTheNewNameIsEndedAtTheNextStart() throws Exception {
        Backup old = nights(0, 1, 2).get(2);
        folder.bury(old.id());
        assertThat(folder.published(old.id())).doesNotExist();
        settle();
        assertRemoved(old);
    }

    @Test
    void aRemovalThatWasCutAfterTheFilesIsEndedAtTheNextStart() throws Exception {
        Backup old = nights(0, 1, 2).get(2);
        folder.bury(old.id());
        folder.emptyTombstone(old.id());
        settle();
        assertRemoved(old);
    }

    @Test
    void aRemovalThatWasCutBeforeItsTombstoneWentIsEndedAtTheNextStart() throws Exception {
        Backup old = nights(0, 1, 2).get(2);
        folder.bury(old.id());
        folder.emptyTombstone(old.id());
        catalogue.put(old.with(State.REMOVED, ""));
        settle();
        assertRemoved(old);
    }

    private void assertRemoved(Backup old) {
        assertThat(catalogue.find(old.id()).orElseThrow().state()).isEqualTo(State.REMOVED);
        assertThat(names()).hasSize(2).noneMatch(name -> name.contains(old.id()));
    }

    private void settle() throws IOException {
        new Leftovers("orders", folder, catalogue).settle();
    }

    private void tell() {
        notices.give("orders", twoDays().retention().rule(), NIGHT);
    }

    private Retirement twoDays() {
        return retirement(2);
    }

    private Retirement retirement(int days) {
        return new Retirement(
                "orders",
                folder,
                catalogue,
                notices,
                new Retention(new RetentionSettings(days, 0, 0, 1), DAY));
    }

    private static RetentionOutcome.Applied applied(Retirement retirement, Instant now) {
        return (RetentionOutcome.Applied) retirement.apply(now);
    }

    private static List<String> removable(RetentionPlan plan) {
        return plan.removable().stream().map(one -> one.backup().id()).toList();
    }

    private List<Backup> nights(int... ages) {
        return Arrays.stream(ages).mapToObj(this::night).toList();
    }

    private Backup night(int age) {
        Backup backup = new WrittenBackups(folder).write(NIGHT.minus(DAY.multipliedBy(age)), State.VERIFIED);
        catalogue.put(backup);
        return backup;
    }

    private List<State> states() {
        return catalogue.recent("orders", 9).stream().map(Backup::state).toList();
    }

    private List<String> names() {
        try (Stream<Path> entries = Files.list(folder.path())) {
            return entries.map(one -> one.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
