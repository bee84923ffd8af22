package io.understudy.backup.keep;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.Backup.State;
import io.understudy.backup.catalogue.Pin;
import io.understudy.backup.catalogue.VerificationLevel;
import io.understudy.backup.folder.BackupFolder;
import io.understudy.backup.folder.Checksums;
import io.understudy.backup.seal.AgeSealing;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.backup.settings.RetentionSettings;
import io.understudy.backup.site.BackupSite;
import io.understudy.backup.site.MemoryCatalogue;
import io.understudy.backup.site.WrittenBackups;
import io.understudy.backup.verify.BackupVerifier;
import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.host.LocalHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueRebuildTest {
    private static final Instant NIGHT = Instant.parse("2026-11-20T03:00:00Z");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    private Path directory;

    private final MemoryCatalogue catalogue = new MemoryCatalogue();
    private BackupFolder folder;
    private WrittenBackups written;

    @BeforeEach
    void locate() {
        folder = new BackupFolder(directory.resolve("orders"));
        written = new WrittenBackups(folder);
    }

    @Test
    void aCatalogueThatWasLostComesBackFromTheManifests() throws Exception {
        Backup verified = written.write(NIGHT, State.VERIFIED);
        Backup degraded = written.write(NIGHT.plusSeconds(3600), State.DEGRADED);

        assertThat(adopt()).extracting(Backup::id).containsExactly(verified.id(), degraded.id());

        // The sums were compared, nothing was read in full: that much it is believed, and not more.
        assertThat(catalogue.find(verified.id()))
                .contains(verified.with(verified.assurance().proven(VerificationLevel.L1, NOON)));
        assertThat(catalogue.newestVerified("orders")).map(Backup::id).contains(verified.id());
        assertThat(catalogue.find(degraded.id()).orElseThrow().state()).isEqualTo(State.DEGRADED);
        assertThat(catalogue.find(degraded.id()).orElseThrow().detail()).isEqualTo("billing: no");
    }

    @Test
    @Tag("F41")
    void whatTheManifestSaysIsNotBelievedWithoutTheSums() throws Exception {
        Backup flipped = written.write(NIGHT, State.VERIFIED);
        Files.writeString(Path.of(flipped.directory(), WrittenBackups.DUMP), "other rows");
        Backup cut = written.write(NIGHT.plusSeconds(60), State.VERIFIED);
        Files.delete(Path.of(cut.directory(), Checksums.FILE));
        Backup unlisted = written.write(NIGHT.plusSeconds(120), State.VERIFIED);
        Files.writeString(Path.of(unlisted.directory(), Checksums.FILE), "");

        adopt();

        assertThat(catalogue.newestVerified("orders")).isEmpty();
        assertThat(adopted(flipped)).isEqualTo("wanted orders.dump as it was written, found other bytes");
        assertThat(adopted(cut)).startsWith("wanted the sums in SHA256SUMS, found: ");
        assertThat(adopted(unlisted))
                .contains("wanted a sum of manifest.json in SHA256SUMS, found none")
                .contains("wanted a sum of orders.dump in SHA256SUMS, found none");
    }

    @Test
    void whatIsNotOursIsLeftAlone() throws Exception {
        written.write(NIGHT, State.VERIFIED);
        Path renamed = Files.move(
                folder.published("orders-20261120T030000Z"), folder.published("orders-20261120T030000Z.old"));
        Path photos = Files.createDirectories(folder.path().resolve("photos"));
        Files.writeString(Files.createDirectories(folder.path().resolve("odd")).resolve("manifest.json"), "{}");
        Files.writeString(folder.path().resolve("notes.txt"), "not a directory");
        folder.createPartial("orders-20261121T030000Z");

        assertThat(adopt()).isEmpty();

        assertThat(catalogue.recent("orders", 9)).isEmpty();
        assertThat(renamed).isDirectory();
        assertThat(photos).isDirectory();
    }

    @Test
    void whatIsKnownIsNotReadAgain() throws Exception {
        Backup known = written.write(NIGHT, State.VERIFIED);
        catalogue.put(known.with(State.FAILED, "a restore test failed"));
        Files.delete(Path.of(known.directory(), WrittenBackups.DUMP));
        assertThat(adopt()).isEmpty();
        assertThat(adopted(known)).isEqualTo("a restore test failed");
    }

    @Test
    void withoutAFolderThereIsNothingToTakeIn() throws Exception {
        assertThat(adopt()).isEmpty();
        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void aBackupWhoseDirectoryVanishedCountsNoMore() throws Exception {
        Backup older = remembered(NIGHT.minusSeconds(86_400));
        Backup newest = remembered(NIGHT);
        BackupFolder elsewhere = new BackupFolder(directory.resolve("elsewhere"));
        Files.move(folder.published(newest.id()), elsewhere.path());

        assertThat(vanished().disprove()).containsExactly(newest.id());

        assertThat(catalogue.newestVerified("orders")).contains(older);
        Backup gone = catalogue.find(newest.id()).orElseThrow();
        assertThat(gone.state()).isEqualTo(State.FAILED);
        assertThat(gone.assurance().level()).isEqualTo(VerificationLevel.NONE);
        assertThat(gone.detail())
                .isEqualTo("its directory is gone: wanted " + newest.directory() + ", found no such directory. Look"
                        + " whether its disk is mounted; once it is back, it counts again after the next nightly backup"
                        + " or the bot's next start, and at once by /replica backup verify.");
        assertThat(vanished().disprove()).isEmpty();
    }

    @Test
    void aVanishedDirectoryThatIsBackIsTakenInAgainWithItsPin() throws Exception {
        Backup backup = remembered(NIGHT);
        Pin pin = new Pin("alice", NOON, "the last before the migration");
        catalogue.pin(backup.id(), Optional.of(pin));
        Path elsewhere = Files.move(folder.published(backup.id()), directory.resolve("elsewhere"));
        vanished().disprove();
        Files.move(elsewhere, folder.published(backup.id()));

        assertThat(adopt()).extracting(Backup::id).containsExactly(backup.id());

        Backup back = catalogue.newestVerified("orders").orElseThrow();
        assertThat(back.assurance().level()).isEqualTo(VerificationLevel.L1);
        assertThat(back.assurance().pin()).contains(pin);
        assertThat(back.detail()).isEmpty();
    }

    @Test
    void aFolderThatIsNotThereOrEmptyIsSaidInOneSentenceAndWhatComesBackCountsAgain() throws Exception {
        List<Backup> both = List.of(remembered(NIGHT.minusSeconds(86_400)), remembered(NIGHT));
        Path unmounted = Files.move(folder.path(), directory.resolve("unmounted"));

        assertThat(vanished().disprove()).hasSize(2);
        assertThat(both)
                .extracting(one -> catalogue.find(one.id()).orElseThrow().detail())
                .allMatch(detail -> detail.startsWith("its directory is gone, like all 2 that counted: wanted them in "
                        + folder.path() + ", found no such directory. Look whether its disk is mounted"));
        assertThat(catalogue.newestVerified("orders")).isEmpty();

        Files.move(unmounted, folder.path());
        assertThat(adopt()).hasSize(2);
        assertThat(catalogue.newestVerified("orders").map(Backup::id))
                .contains(both.get(1).id());
    }

    @Test
    void whereADiskCannotBeAskedNothingIsSaidOfItsBackups() throws Exception {
        Backup backup = remembered(NIGHT);
        Files.move(folder.path(), directory.resolve("elsewhere"));
        Files.writeString(folder.path(), "a file where a directory was gives no answer but an error");
        assertThat(vanished().disprove()).isEmpty();
        assertThat(catalogue.newestVerified("orders")).contains(backup);
    }

    @Test
    void whatLiesInADirectoryThatWasConfiguredBeforeHasNotVanished() {
        Backup backup = remembered(NIGHT);
        BackupFolder other = new BackupFolder(directory.resolve("other"));
        assertThat(new VanishedBackups("orders", other, catalogue).disprove()).isEmpty();
        assertThat(catalogue.newestVerified("orders")).contains(backup);
    }

    @Test
    void oneThatIsJustBeingRemovedHasNotVanished() throws Exception {
        Backup backup = remembered(NIGHT);
        folder.bury(backup.id());
        assertThat(vanished().disprove()).isEmpty();
    }

    private Backup remembered(Instant at) {
        Backup backup = written.write(at, State.VERIFIED);
        catalogue.put(backup);
        return catalogue.find(backup.id()).orElseThrow();
    }

    private String adopted(Backup backup) {
        Backup known = catalogue.find(backup.id()).orElseThrow();
        assertThat(known.state()).isEqualTo(State.FAILED);
        return known.detail();
    }

    private List<Backup> adopt() throws IOException {
        BackupSettings settings = BackupSite.settings(
                directory, directory, new Login("unused", new Secret("unused")), RetentionSettings.DEFAULT);
        BackupVerifier verifier =
                new BackupVerifier(settings, new LocalHost("bot"), AgeSealing.forReading(Optional.empty()));
        return new CatalogueRebuild("orders", folder, catalogue, verifier, Clock.fixed(NOON, ZoneOffset.UTC)).adopt();
    }

    private VanishedBackups vanished() {
        return new VanishedBackups("orders", folder, catalogue);
    }
}
