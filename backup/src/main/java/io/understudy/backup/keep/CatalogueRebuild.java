package io.understudy.backup.keep;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupCatalogue;
import io.understudy.backup.catalogue.VerificationLevel;
import io.understudy.backup.folder.BackupFolder;
import io.understudy.backup.folder.Manifest;
import io.understudy.backup.verify.BackupVerifier;
import io.understudy.backup.verify.Verification;
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
public record CatalogueRebuild(
        String cluster, BackupFolder folder, BackupCatalogue catalogue, BackupVerifier verifier, Clock clock) {
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
                claimed(id).flatMap(this::weighed).ifPresent(one -> {
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

    /** Empty if it could not be found out, as without its key: then it is looked at again at the next start. */
    private Optional<Backup> weighed(Backup claimed) {
        Verification found = verifier.takeInventory(Path.of(claimed.directory()), progress -> {});
        if (!found.broken() && !found.whole()) {
            LOG.warn("The unknown backup {} of {} is not taken in: {}", claimed.id(), cluster, found.unanswered());
            return Optional.empty();
        }
        String detail = Stream.concat(Stream.of(claimed.detail()), found.complaints().stream())
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
        VerificationLevel level = found.whole() ? VerificationLevel.L1 : VerificationLevel.NONE;
        return Optional.of(claimed.with(found.whole() ? claimed.state() : Backup.State.FAILED, detail)
                .with(claimed.assurance().proven(level, clock.instant())));
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
}
