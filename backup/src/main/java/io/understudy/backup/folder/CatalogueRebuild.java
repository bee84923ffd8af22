package io.understudy.backup.folder;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupCatalogue;
import io.understudy.backup.catalogue.VerificationLevel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes published backups into the catalogue that it does not know: after the state file was lost, or when a vanished
 * directory is back. What the manifest says is believed only as far as the sums of the files bear it out. Needs no lock: a
 * published backup does not change, and one that is being made is in the catalogue already.
 */
public record CatalogueRebuild(String cluster, BackupFolder folder, BackupCatalogue catalogue, Clock clock) {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogueRebuild.class);

    /**
     * Reads every byte of each unknown backup.
     *
     * @return what was taken in, also what turned out to be broken
     * @throws IOException if the folder cannot be read
     */
    public List<Backup> adopt() throws IOException {
        List<Backup> adopted = new ArrayList<>();
        for (String id : folder.publishedIds()) {
            if (isUnknown(id)) {
                manifest(id).ifPresent(manifest -> adopted.add(adopt(manifest)));
            }
        }
        return adopted;
    }

    private boolean isUnknown(String id) {
        return catalogue.find(id).map(VanishedBackups::isMarked).orElse(true);
    }

    /** Empty for a directory that is not a backup of this cluster: whose it is, nobody knows, and it is left alone. */
    private Optional<Manifest> manifest(String id) {
        try {
            Manifest manifest = Manifest.read(folder.published(id));
            if (id.equals(manifest.id()) && cluster.equals(manifest.cluster())) {
                return Optional.of(manifest);
            }
            LOG.info(
                    "{} holds the backup {} of {}; it is not {}'s, and left alone",
                    folder.published(id),
                    manifest.id(),
                    manifest.cluster(),
                    cluster);
        } catch (IOException e) {
            LOG.info("{} is no backup that Understudy made, and left alone ({})", folder.published(id), e.toString());
        }
        return Optional.empty();
    }

    private Backup adopt(Manifest manifest) {
        Path directory = folder.published(manifest.id());
        Backup claimed = manifest.toBackup(directory);
        List<String> complaints = complaints(manifest, directory);
        Backup adopted = claimed.with(
                complaints.isEmpty() ? claimed.state() : Backup.State.FAILED,
                Stream.concat(Stream.of(claimed.detail()).filter(words -> !words.isEmpty()), complaints.stream())
                        .reduce((one, other) -> one + "; " + other)
                        .orElse(""));
        adopted = adopted.with(adopted.assurance()
                .proven(complaints.isEmpty() ? VerificationLevel.L1 : VerificationLevel.NONE, clock.instant()));
        catalogue.put(adopted);
        LOG.warn(
                "The catalogue did not know the backup {} of {}; taken in from {} as {} {}",
                adopted.id(),
                cluster,
                directory,
                adopted.state(),
                adopted.detail());
        return adopted;
    }

    private static List<String> complaints(Manifest manifest, Path directory) {
        try {
            List<String> wanted = new ArrayList<>(List.of(Manifest.FILE));
            manifest.databases().forEach(entry -> wanted.add(entry.file()));
            List<String> complaints = new ArrayList<>(Checksums.unlisted(directory, wanted));
            complaints.addAll(Checksums.complaints(directory));
            return complaints;
        } catch (IOException e) {
            return List.of("wanted to check the sums of " + directory + ", found: " + e);
        }
    }
}
