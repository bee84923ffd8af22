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
import java.util.stream.Collectors;
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
                claimed(id).map(this::weighed).ifPresent(one -> {
                    remember(one);
                    adopted.add(one);
                });
            }
        }
        return adopted;
    }

    private boolean isUnknown(String id) {
        return catalogue.find(id).map(VanishedBackups::isMarked).orElse(true);
    }

    /** What its manifest says; empty for a directory that is not ours, or not this cluster's: that is left alone. */
    private Optional<Backup> claimed(String id) {
        Path directory = folder.published(id);
        try {
            Backup claimed = Manifest.read(directory).toBackup(directory);
            if (claimed.id().equals(id) && claimed.cluster().equals(cluster)) {
                return Optional.of(claimed);
            }
            LOG.info("{} holds {} of {}; left alone", directory, claimed.id(), claimed.cluster());
        } catch (IOException | RuntimeException e) {
            // Whatever is written there by whomever: it may stop neither the others nor the bot.
            LOG.info("{} is not a backup made by Understudy, and left alone ({})", directory, e.toString());
        }
        return Optional.empty();
    }

    private Backup weighed(Backup claimed) {
        List<String> complaints = complaints(Path.of(claimed.directory()));
        VerificationLevel level = complaints.isEmpty() ? VerificationLevel.L1 : VerificationLevel.NONE;
        String detail = Stream.concat(Stream.of(claimed.detail()), complaints.stream())
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
        return claimed.with(complaints.isEmpty() ? claimed.state() : Backup.State.FAILED, detail)
                .with(claimed.assurance().proven(level, clock.instant()));
    }

    private void remember(Backup adopted) {
        catalogue.put(adopted);
        LOG.warn(
                "The catalogue did not know the backup {} of {}; taken in from its directory as {} {}",
                adopted.id(),
                cluster,
                adopted.state(),
                adopted.detail());
    }

    private static List<String> complaints(Path directory) {
        try {
            List<String> wanted = new ArrayList<>(List.of(Manifest.FILE));
            Manifest.read(directory).databases().forEach(entry -> wanted.add(entry.file()));
            List<String> complaints = new ArrayList<>(Checksums.unlisted(directory, wanted));
            complaints.addAll(Checksums.complaints(directory));
            return complaints;
        } catch (IOException e) {
            return List.of("wanted to check the sums of " + directory + ", found: " + e);
        }
    }
}
