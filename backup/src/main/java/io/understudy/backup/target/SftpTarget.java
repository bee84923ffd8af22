package io.understudy.backup.target;

import com.jcraft.jsch.ChannelSftp.LsEntry;
import io.understudy.backup.folder.Manifest;
import io.understudy.backup.settings.TargetSettings;
import io.understudy.replication.host.SshAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * A directory of another machine, over SFTP. As in the backup directory itself, {@code .<id>.partial/} is what is being written
 * and {@code .<id>.removed/} what is being removed, so that a name without them is a whole backup. The directory itself is
 * never made here, since it may be the mount point of a disk that is not there.
 */
final class SftpTarget implements Target {
    private static final Duration STALL = Duration.ofSeconds(60);
    private static final String PARTIAL = ".partial";
    private static final String REMOVED = ".removed";
    private static final String PATTERNS = ".*[*?\\\\].*";

    private final String name;
    private final TargetSettings.Sftp settings;
    private final Path knownHosts;
    private final Duration stall;
    private SftpConnection connection;

    SftpTarget(String name, TargetSettings.Sftp settings, Path knownHosts) {
        this(name, settings, knownHosts, STALL);
    }

    /** {@code stall}: after so long without any answer the connection is given up. */
    SftpTarget(String name, TargetSettings.Sftp settings, Path knownHosts, Duration stall) {
        this.name = name;
        this.settings = settings;
        this.knownHosts = knownHosts;
        this.stall = stall;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String words() {
        return "sftp://%s@%s:%d%s".formatted(settings.user(), settings.address(), settings.port(), settings.path());
    }

    @Override
    public void check() throws IOException {
        SftpConnection there = connected();
        String probe = settings.path() + "/.understudy-check";
        there.write(InputStream.nullInputStream(), probe);
        there.delete(probe);
    }

    @Override
    public List<String> backups(String cluster) throws IOException {
        SftpConnection there = connected();
        List<String> whole = new ArrayList<>();
        if (there.hasDirectory(folder(cluster))) {
            for (LsEntry one : there.list(folder(cluster))) {
                String id = one.getFilename();
                if (SafeNames.isBackup(cluster, id)
                        && there.size(folder(cluster) + "/" + id + "/" + Manifest.FILE)
                                .isPresent()) {
                    whole.add(id);
                }
            }
        }
        return whole.stream().sorted().toList();
    }

    @Override
    public void put(String cluster, Path backup, LongConsumer bytes) throws IOException, InterruptedException {
        Cargo cargo = Cargo.of(cluster, backup);
        SftpConnection there = connected();
        String folder = folder(cluster);
        try {
            if (!there.hasDirectory(folder)) {
                there.makeDirectory(folder);
            }
            clear(there, folder);
            String partial = hidden(folder, cargo.id(), PARTIAL);
            there.makeDirectory(partial);
            fill(there, partial, cargo, bytes);
            bury(there, folder, cargo.id());
            there.rename(partial, folder + "/" + cargo.id());
            clear(there, folder);
        } catch (InterruptedIOException e) {
            close();
            throw Interruption.of(e);
        }
    }

    private static void fill(SftpConnection there, String partial, Cargo cargo, LongConsumer bytes) throws IOException {
        for (Cargo.Item item : cargo.items()) {
            if (item.parent().isPresent()
                    && !there.hasDirectory(partial + "/" + item.parent().get())) {
                there.makeDirectory(partial + "/" + item.parent().get());
            }
            LongConsumer told = bytes.andThen(count -> there.moved());
            try (InputStream in = new CheckedStream(Files.newInputStream(item.file()), item.name(), item.sum(), told)) {
                there.write(in, partial + "/" + item.name());
            }
            long size = there.size(partial + "/" + item.name()).orElse(-1L);
            if (size != item.bytes()) {
                throw new IOException("wanted %d bytes of %s there, found %d; is that disk full?"
                        .formatted(item.bytes(), item.name(), size));
            }
        }
    }

    @Override
    public void fetch(String cluster, String id, Path into, LongConsumer bytes)
            throws IOException, InterruptedException {
        SafeNames.requireBackup(cluster, id);
        SftpConnection there = connected();
        String copy = folder(cluster) + "/" + id;
        if (!there.hasDirectory(copy)) {
            throw new IOException("wanted the backup %s in %s, found none".formatted(id, words()));
        }
        try {
            Fetching.run(file -> there.read(copy + "/" + file), into, bytes.andThen(count -> there.moved()));
        } catch (InterruptedIOException e) {
            close();
            throw Interruption.of(e);
        }
    }

    @Override
    public void remove(String cluster, String id) throws IOException {
        SafeNames.requireBackup(cluster, id);
        SftpConnection there = connected();
        String folder = folder(cluster);
        if (there.hasDirectory(folder)) {
            clear(there, folder);
            bury(there, folder, id);
            clear(there, folder);
        }
    }

    /** First a name that nobody takes for a backup. */
    private static void bury(SftpConnection there, String folder, String id) throws IOException {
        if (there.hasDirectory(folder + "/" + id)) {
            there.rename(folder + "/" + id, hidden(folder, id, REMOVED));
        }
    }

    /** Deletes what is half written or half removed: one cluster has one bot. */
    private static void clear(SftpConnection there, String folder) throws IOException {
        for (LsEntry one : there.list(folder)) {
            String entry = one.getFilename();
            if (entry.startsWith(".")
                    && (entry.endsWith(PARTIAL) || entry.endsWith(REMOVED))
                    && one.getAttrs().isDir()) {
                there.deleteTree(folder + "/" + entry);
            }
        }
    }

    private static String hidden(String folder, String id, String suffix) {
        return folder + "/." + id + suffix;
    }

    private String folder(String cluster) {
        return settings.path() + "/" + cluster;
    }

    private SftpConnection connected() throws IOException {
        if (settings.path().matches(PATTERNS) || !settings.path().startsWith("/")) {
            throw new IOException("wanted an absolute path without '*', '?' and '\\' for the target %s, found %s"
                    .formatted(name, settings.path()));
        }
        if (connection == null || !connection.isOpen()) {
            close();
            SshAddress address = new SshAddress(
                    settings.address(), settings.port(), settings.user(), settings.privateKey(), knownHosts);
            connection = SftpConnection.open(name, words(), address, stall);
            if (!connection.hasDirectory(settings.path())) {
                throw new IOException(
                        "%s: wanted that directory, found none; mount its disk, or make it once: install -d -m 700 -o %s %s"
                                .formatted(words(), settings.user(), settings.path()));
            }
        }
        return connection;
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
