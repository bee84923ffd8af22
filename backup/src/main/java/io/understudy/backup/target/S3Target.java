package io.understudy.backup.target;

import io.understudy.backup.folder.Checksums;
import io.understudy.backup.folder.Manifest;
import io.understudy.backup.settings.TargetSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * A bucket, with one object for each file under {@code <prefix>/<cluster>/<id>/}. Nothing can be renamed there. So the manifest
 * is written last and removed first, and a backup counts only with it and with every file that the list of sums names.
 */
final class S3Target implements Target {
    private final String name;
    private final TargetSettings.S3 settings;
    private S3Store store;

    S3Target(String name, TargetSettings.S3 settings) {
        this.name = name;
        this.settings = settings;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String words() {
        return settings.endpoint() + "/" + settings.bucket()
                + (settings.prefix().isEmpty() ? "" : "/" + settings.prefix());
    }

    @Override
    public void check() throws IOException {
        String probe = under(".understudy-check");
        try (InputStream nothing = InputStream.nullInputStream()) {
            connected().put(probe, nothing, 0, () -> {});
        }
        connected().list(probe);
        connected().delete(probe);
    }

    @Override
    public List<String> backups(String cluster) throws IOException {
        String folder = under(cluster + "/");
        SortedMap<String, Long> all = connected().list(folder);
        SortedSet<String> ids = new TreeSet<>();
        for (String key : all.keySet()) {
            String id = key.startsWith(folder) ? key.substring(folder.length()).split("/", 2)[0] : "";
            if (SafeNames.isBackup(cluster, id)) {
                ids.add(id);
            }
        }
        TreeSet<String> whole = new TreeSet<>();
        for (String id : ids) {
            if (isWhole(id, folder + id + "/", all)) {
                whole.add(id);
            }
        }
        return List.copyOf(whole);
    }

    /** A question that fails is thrown: it is no sign that something is lacking. */
    private boolean isWhole(String id, String prefix, SortedMap<String, Long> all) throws IOException {
        if (!all.containsKey(prefix + Manifest.FILE) || !all.containsKey(prefix + Checksums.FILE)) {
            return false;
        }
        String manifest = Fetching.text(this::object, prefix + Manifest.FILE);
        String sums = Fetching.text(this::object, prefix + Checksums.FILE);
        return S3Inventory.of(prefix, all).holds(id, manifest, sums);
    }

    @Override
    public void put(String cluster, Path backup, LongConsumer bytes) throws IOException, InterruptedException {
        Cargo cargo = Cargo.of(cluster, backup);
        String prefix = under(cluster + "/" + cargo.id() + "/");
        List<Cargo.Item> beforeTheManifest =
                cargo.items().subList(0, cargo.items().size() - 1);
        try {
            drop(prefix);
            for (Cargo.Item item : beforeTheManifest) {
                send(item, prefix, bytes);
            }
            S3Inventory there = S3Inventory.of(prefix, connected().list(prefix));
            for (Cargo.Item item : beforeTheManifest) {
                there.require(item.name(), item.bytes());
            }
            send(cargo.items().get(beforeTheManifest.size()), prefix, bytes);
        } catch (InterruptedIOException e) {
            throw Interruption.of(e);
        }
    }

    private void send(Cargo.Item item, String prefix, LongConsumer bytes) throws IOException {
        AtomicLong gone = new AtomicLong();
        Runnable tell = () -> bytes.accept(gone.getAndSet(0));
        try (CheckedStream in =
                new CheckedStream(Files.newInputStream(item.file()), item.name(), item.sum(), gone::addAndGet)) {
            connected().put(prefix + item.name(), in, item.bytes(), tell);
            in.compare();
        }
        tell.run();
    }

    @Override
    public void fetch(String cluster, String id, Path into, LongConsumer bytes)
            throws IOException, InterruptedException {
        SafeNames.requireBackup(cluster, id);
        if (!backups(cluster).contains(id)) {
            throw new IOException("wanted the whole backup %s in %s, found none".formatted(id, words()));
        }
        String prefix = under(cluster + "/" + id + "/");
        try {
            Fetching.run(file -> object(prefix + file), into, bytes);
        } catch (InterruptedIOException e) {
            throw Interruption.of(e);
        }
    }

    @Override
    public void remove(String cluster, String id) throws IOException {
        SafeNames.requireBackup(cluster, id);
        drop(under(cluster + "/" + id + "/"));
    }

    /** From the first object on that goes, it counts no more. */
    private void drop(String prefix) throws IOException {
        SortedMap<String, Long> all = connected().list(prefix);
        if (all.containsKey(prefix + Manifest.FILE)) {
            connected().delete(prefix + Manifest.FILE);
        }
        for (String key : all.keySet()) {
            if (key.startsWith(prefix) && !key.equals(prefix + Manifest.FILE)) {
                connected().delete(key);
            }
        }
    }

    private InputStream object(String key) throws IOException {
        return connected().get(key);
    }

    private String under(String key) {
        return settings.prefix().isEmpty() ? key : settings.prefix() + "/" + key;
    }

    private S3Store connected() throws IOException {
        if (store == null) {
            store = new S3Store(words(), settings);
        }
        return store;
    }

    @Override
    public void close() {
        if (store != null) {
            store.close();
            store = null;
        }
    }
}
