package io.understudy.commands.tell;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupCopy;
import io.understudy.backup.dump.BackupResult;
import io.understudy.backup.keep.RetentionOutcome;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.fakes.BackupSamples;
import io.understudy.commands.fakes.Office;
import io.understudy.replication.care.ManagedCluster;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the clock did with backups is told in the cluster's channel. */
class BackupReporterTest {
    private final Office office = new Office("orders");
    private final ManagedCluster orders = office.cluster("orders");
    private final BackupReporter reporter = new BackupReporter(
            office.board, office.backups.books, office.backups::retention, office.clock);
    private final Backup backup = BackupSamples.verified(0);

    private List<PostedMessage> told() {
        return office.board.since(0, 100);
    }

    @Test
    void aScheduledBackupIsToldOnceAlsoWhenAllIsWell() {
        reporter.report(orders, new BackupResult.Finished(backup));
        reporter.report(orders, new BackupResult.AlreadyRunning("orders"));
        assertThat(told()).singleElement().satisfies(message -> {
            assertThat(message.place().channel()).isEqualTo("#orders");
            assertThat(message.message().text()).isEqualTo("orders: backup VERIFIED after 4 min, 1.2 GB from db2.");
        });
    }

    @Test
    void theFirstTimeThatRetentionWouldRemoveSomethingIsAMessageOfItsOwn() {
        reporter.report(
                orders,
                new BackupResult.Finished(
                        backup,
                        Optional.of(new RetentionOutcome.Announced(
                                BackupSamples.preview(true).plan()))));
        assertThat(told())
                .extracting(message -> message.message().title())
                .containsExactly("orders · backup VERIFIED", "orders · retention begins");
    }

    @Test
    void aRestoreTestAndADrillAreToldUnderTheirOwnTime() {
        reporter.report(orders, BackupSamples.passedTest());
        reporter.report(orders, BackupSamples.failedTest());
        reporter.report(orders, BackupSamples.drill(0));
        reporter.report(orders, BackupSamples.drill(0));
        assertThat(told())
                .extracting(message -> message.message().title())
                .containsExactly("orders · restore test PASSED", "orders · restore test FAILED", "orders · drill PASSED");
    }

    @Test
    void aFailedCopyIsToldAndThatMessageEndsWhenItIsComplete() {
        reporter.report(orders, BackupSamples.copy(backup, "s3", BackupCopy.State.FAILED));
        reporter.report(orders, BackupSamples.copy(backup, "s3", BackupCopy.State.COMPLETE));
        assertThat(told()).singleElement().satisfies(message -> assertThat(
                        message.message().title())
                .isEqualTo("orders · copy to s3 COMPLETE"));
    }

    @Test
    void aCopyThatSucceedsAtOnceIsNotNews() {
        reporter.report(orders, BackupSamples.copy(backup, "vault", BackupCopy.State.COMPLETE));
        assertThat(told()).isEmpty();
    }
}
