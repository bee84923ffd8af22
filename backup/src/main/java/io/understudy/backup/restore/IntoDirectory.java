package io.understudy.backup.restore;

import io.understudy.backup.folder.Manifest;
import io.understudy.backup.progress.BackupProgress;
import io.understudy.backup.restore.RestoreFailedException.Fault;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.Host;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Restores a backup into a new data directory. It is made beside the wanted place and gets that name when it is whole, in one
 * step: what fails leaves nothing.
 *
 * @param place absent, or an empty directory; its parent is one that the user {@code postgres} can reach
 */
public record IntoDirectory(RestoreOrder order, Path place) {
    private static final Duration SHORT = Duration.ofMinutes(1);

    public IntoDirectory {
        place = place.toAbsolutePath().normalize();
    }

    /**
     * Restores. Blocks until it is done.
     *
     * @throws RestoreFailedException if it could not be done; then everything that was made is removed
     */
    public RestoreReport run() throws RestoreFailedException {
        requireEmpty();
        List<Manifest.Entry> entries = order.entries();
        Workplace.requireSpace(place.getParent(), entries, "name a place on a larger disk");
        Instant start = order.clock().instant();
        order.backup().requireWhole(order.progress());
        order.progress().accept(BackupProgress.of("making a new server"));
        Path beside = place.resolveSibling("." + place.getFileName() + ".restoring-" + UUID.randomUUID());
        boolean done = false;
        try (Work work = Work.create();
                Workplace workplace = Workplace.at(
                        beside, order.host(), order.programs(), order.backup().major())) {
            List<String> notes = fill(workplace, work, entries);
            order.progress().accept(BackupProgress.of("writing everything to disk"));
            workplace.server().moveTo(place);
            done = true;
            notes.add("start it with: " + startCommand(workplace));
            List<String> names = entries.stream().map(Manifest.Entry::name).toList();
            return new RestoreReport(
                    names, Duration.between(start, order.clock().instant()), notes);
        } finally {
            if (!done) {
                remove(tablespaces());
            }
        }
    }

    private List<String> fill(Workplace workplace, Work work, List<Manifest.Entry> entries)
            throws RestoreFailedException {
        Destination to = workplace.destination(order.host(), order.clock(), order.end());
        Restoration restoration = new Restoration(order.backup(), to, work.path(), order.jobs(), order.progress());
        RestorableGlobals globals = workplace.globals(order.backup(), tablespaces(), order.host());
        List<String> notes = new ArrayList<>(restoration.globals(globals.statements()).stream()
                .map(one -> "Of the roles this could not be restored: " + one)
                .toList());
        if (entries.stream().anyMatch(one -> one.name().equals("postgres"))) {
            to.ask("template1", "DROP DATABASE postgres");
        }
        restoration.databases(entries, List.of());
        // At the end, because from then on our own password may be wrong.
        restoration
                .globals(globals.held())
                .forEach(one -> notes.add("Of the superuser this could not be restored: " + one));
        return notes;
    }

    /** Beside the data directory, because a server does not want them inside. */
    private Path tablespaces() {
        return place.resolveSibling(place.getFileName() + ".tablespaces");
    }

    private String startCommand(Workplace workplace) {
        Argv start = workplace
                .site()
                .binaries()
                .command("pg_ctl")
                .and("-D", place.toString(), "-l", place + ".log", "start");
        Host host = workplace.site().host();
        return host.loginUser().equals(order.host().loginUser())
                ? start.display()
                : start.asUser(host.loginUser(), order.host().loginUser()).display();
    }

    private void requireEmpty() throws RestoreFailedException {
        if (place.getParent() == null || !Files.isDirectory(place.getParent())) {
            throw new RestoreFailedException(
                    Fault.PLACE, "wanted a directory in one that exists, found no parent of " + place);
        }
        if (Files.exists(tablespaces())) {
            throw new RestoreFailedException(
                    Fault.PLACE, "wanted to make tablespaces in " + tablespaces() + ", found that it exists already");
        }
        if (!Files.exists(place)) {
            return;
        }
        try (Stream<Path> entries = Files.list(place)) {
            if (entries.findAny().isPresent()) {
                throw new RestoreFailedException(
                        Fault.PLACE,
                        "wanted a new or empty directory, found something in " + place + "; name another one");
            }
            if (!Files.getFileStore(place).equals(Files.getFileStore(place.getParent()))) {
                throw new RestoreFailedException(
                        Fault.PLACE,
                        "wanted a directory, found that " + place + " is a mount point; name a new one in it");
            }
        } catch (IOException | UncheckedIOException e) {
            throw new RestoreFailedException(Fault.PLACE, "wanted a new or empty directory, found: " + e);
        }
    }

    private void remove(Path tree) {
        Argv remove = Argv.of("rm", "-rf", "--", tree.toString());
        EvenIfInterrupted.run(() -> order.host().run(remove, SHORT));
    }
}
