package io.understudy.backup.verify;

import io.understudy.backup.folder.Checksums;
import io.understudy.backup.folder.Globals;
import io.understudy.backup.folder.Manifest;
import io.understudy.backup.program.ClientPrograms;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import io.understudy.replication.host.HostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks a backup without a server: its sums, its globals, and every dump read from end to end. */
public final class BackupVerifier {
    private final ClientPrograms programs;
    private final BackupSettings settings;

    /**
     * Makes one for the backups of one cluster.
     *
     * @param host the bot's own machine
     */
    public BackupVerifier(BackupSettings settings, Host host) {
        this.settings = settings;
        this.programs = new ClientPrograms(host, settings.binDirectory());
    }

    /** Everything that is wrong with a published backup, for people; empty if it is whole. */
    public List<String> complaints(Path backup) {
        List<String> complaints = new ArrayList<>();
        try {
            Manifest manifest = Manifest.read(backup);
            complaints.addAll(Checksums.complaints(backup));
            Globals.complaint(backup.resolve(Globals.FILE)).ifPresent(complaints::add);
            for (Manifest.Entry entry : manifest.databases()) {
                unreadable(backup.resolve(entry.file())).ifPresent(complaints::add);
            }
        } catch (IOException e) {
            complaints.add("wanted to read " + backup + ", found: " + e);
        }
        return complaints;
    }

    /** Why a restore could not read this dump to its end; empty if it could. A listing alone accepts half a dump. */
    public Optional<String> unreadable(Path dump) {
        if (!Files.isRegularFile(dump)) {
            return Optional.of("wanted " + dump.getFileName() + ", found no such file");
        }
        try {
            CommandResult result = programs.readInFull(dump, settings.timeLimit());
            return result.succeeded() && result.stderr().isBlank()
                    ? Optional.empty()
                    : Optional.of("wanted to read " + dump.getFileName() + " to its end, found: " + result.complaint());
        } catch (HostException e) {
            return Optional.of("wanted to read " + dump.getFileName() + " to its end: " + e.getMessage());
        }
    }
}
