package io.understudy.commands.desk;

import static io.understudy.commands.fakes.Samples.ALICE;
import static io.understudy.commands.fakes.Samples.BOB;
import static io.understudy.commands.fakes.Samples.VERA;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.Pin;
import io.understudy.backup.dump.BackupResult;
import io.understudy.backup.progress.BackupProgress;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.fakes.BackupSamples;
import io.understudy.commands.fakes.Office;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people ask about backups and drills, and what they see. */
class BackupCommandsTest {
    private static final String NEWEST = BackupSamples.verified(0).id();
    private final Office office = new Office("orders");

    @BeforeEach
    void haveBackups() {
        BackupSamples.nights().forEach(office.backups::put);
    }

    private String said(String invocation) {
        return office.answer(invocation).message().text();
    }

    @Test
    void aListBeginsWithWhatCanBeGotBack() {
        office.backups.books.restoreTests().put(BackupSamples.passedTest());
        office.backups.preview = Optional.of(BackupSamples.preview(false));
        String list = office.say(VERA, "backup list");
        assertThat(said(list))
                .isEqualTo("orders: the newest verified backup is from 03:10 UTC (10 h ago), read in full 10 h ago; last"
                        + " restore test PASSED 2 d ago, RTO 4 min, RPO 10 h.");
        assertThat(office.answer(list).message().parts().toString())
                .contains("Goes after the next backup", "orders-20261111T031000Z");
    }

    @Test
    void statusTellsTheExpectedFailoverTime() {
        office.backups.books.drills().put(BackupSamples.drill(0));
        assertThat(office.answer(office.say(VERA, "status orders")).message().parts().toString())
                .contains("Expected failover time", "0.4 s (drill of 2026-11-01 04:30 UTC)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backup now",
                "backup verify",
                "backup restore-test",
                "backup pin newest",
                "backup unpin newest",
                "backup cancel",
                "drill"
            })
    void aViewerMayOnlyLook(String command) {
        assertThat(said(office.say(VERA, command))).startsWith("This needs the role operator.");
        assertThat(office.audit).noneMatch(row -> row.contains(" backup-"));
    }

    @Test
    void progressIsShownInOneMessageThatTheResultEnds() {
        String id = office.say(ALICE, "backup now");
        assertThat(said(id)).isEqualTo("orders: backup runs · starts.");
        office.backups.enter(new BackupProgress("dumping app", "table public.lines", 1, 2, 500, 1_000, 100));
        office.settle();
        assertThat(said(id)).isEqualTo("orders: backup runs · dumping app (1 of 2) · 50 %.");
        office.backups.enter(new BackupProgress("dumping app", "table public.lines", 1, 2, 600, 1_000, 100));
        office.backups.end(new BackupResult.Finished(BackupSamples.verified(0)));
        office.settle();
        PostedMessage answer = office.answer(id);
        assertThat(answer.message().text()).isEqualTo("orders: backup VERIFIED after 4 min, 1.2 GB from db2.");
        assertThat(answer.message().phase()).isEqualTo(ChatMessage.Phase.FINAL);
    }

    @Test
    void workThatHangsIsSaidToBeStalled() {
        String id = office.say(ALICE, "drill");
        office.backups.enter("copying db2");
        office.settle();
        for (int second = 0; second < 62; second += 2) {
            office.settle();
        }
        assertThat(said(id)).isEqualTo("orders: drill runs · copying db2 · STALLED 60 s.");
    }

    @Test
    void theNewestVerifiedOneIsRestoredUnlessAnotherIsNamed() {
        String id = office.say(ALICE, "backup restore-test");
        assertThat(office.backups.asked).contains(NEWEST);
        office.backups.end(BackupSamples.passedTest());
        assertThat(said(id)).startsWith("orders: restore test PASSED in 4 min, the measured recovery time (RTO).");
        office.say(ALICE, "backup restore-test orders-20261118T031000Z");
        assertThat(office.backups.asked).contains("orders-20261118T031000Z");
    }

    @Test
    void aBackupIsProvenAgain() {
        String id = office.say(ALICE, "backup verify");
        assertThat(said(id)).isEqualTo("orders: verification runs · starts.");
        office.backups.end(BackupSamples.verified(0));
        assertThat(said(id)).isEqualTo("orders: backup " + NEWEST + " is WHOLE: read in full, 1.2 GB.");
    }

    @Test
    void aDrillIsComparedWithEarlierOnes() {
        office.backups.books.drills().put(BackupSamples.drill(1));
        String id = office.say(ALICE, "drill orders");
        office.backups.end(BackupSamples.drill(0));
        assertThat(said(id)).startsWith("orders: drill PASSED: a failover is expected to take 0.4 s.");
        assertThat(office.answer(id).message().parts().toString()).contains("2026-10-02 04:30 UTC copy 42 s");
    }

    @Test
    void whatCannotBeBegunIsSaidInItsOwnWordsAndNotAsAnError() {
        String id = office.say(ALICE, "backup now");
        office.backups.breakDown(new NotBegunException("No backups are configured for orders."));
        assertThat(office.answer(id).message().title()).isEqualTo("orders · backup NOT BEGUN");
        assertThat(said(id)).isEqualTo("No backups are configured for orders.");
        office.settle();
        assertThat(said(id)).isEqualTo("No backups are configured for orders.");
    }

    @Test
    void aPinIsShownListedAuditedAndTakenAwayAgain() {
        String id = office.say(ALICE, "backup pin newest because of the audit");
        assertThat(said(id))
                .isEqualTo("orders: " + NEWEST + " is pinned by Alice: of the audit. Retention keeps it until it is"
                        + " unpinned.");
        assertThat(office.backups.find(NEWEST).orElseThrow().assurance().pin())
                .contains(new Pin("Alice", office.clock.instant().minus(Duration.ofSeconds(2)), "of the audit"));
        assertThat(office.audit).contains("Alice backup-pinned " + NEWEST + ": of the audit");
        String click = office.click(BOB, office.answer(id), "Unpin");
        assertThat(said(click)).startsWith("orders: Bob unpinned " + NEWEST + ", which Alice had pinned on 2026-11-20");
        assertThat(office.audit).contains("Bob backup-unpinned " + NEWEST);
        assertThat(said(office.say(BOB, "backup unpin newest"))).endsWith("is not pinned; nothing was done.");
    }

    @Test
    void anIdThatThereIsNotIsAnsweredWithTheNearestThatThereIs() {
        String id = office.say(ALICE, "backup pin orders-20261120T031001Z");
        assertThat(said(id))
                .isEqualTo("orders has no backup orders-20261120T031001Z. Did you mean " + NEWEST
                        + "? Nothing was done; /replica backup list orders shows them.");
        office.click(ALICE, office.answer(id), "backup pin orders " + NEWEST);
        assertThat(office.backups.find(NEWEST).orElseThrow().assurance().pin()).isPresent();
    }

    @Test
    void whatDoesNotCountIsNotRestored() {
        assertThat(said(office.say(ALICE, "backup restore-test orders-20261117T031000Z")))
                .isEqualTo("orders: backup restore-test of orders-20261117T031000Z is not possible: it is FAILED and does"
                        + " not count as a backup. Verified ones are in /replica backup list orders.");
        office.backups.put(BackupSamples.backup(9, Backup.State.REMOVED, ""));
        assertThat(said(office.say(ALICE, "backup verify orders-20261111T031000Z")))
                .contains("retention has removed its files");
        assertThat(office.backups.asked).isEmpty();
    }

    @Test
    void withoutAVerifiedBackupThereIsNoNewest() {
        Office empty = new Office("orders");
        String id = empty.say(ALICE, "backup verify");
        assertThat(empty.answer(id).message().text())
                .isEqualTo("orders: there is NO verified backup. Nothing was done; take one first.");
    }

    @Test
    void cancellingSaysWhatWasEndedAndIsAudited() {
        assertThat(said(office.say(BOB, "backup cancel")))
                .isEqualTo("orders: no backup, restore test or drill runs; nothing was done.");
        office.say(ALICE, "backup now");
        assertThat(said(office.say(BOB, "backup cancel")))
                .isEqualTo("orders: Bob ended the backup. Nothing of it counts.");
        assertThat(office.audit).contains("Bob backup-cancelled orders: the backup");
    }
}
