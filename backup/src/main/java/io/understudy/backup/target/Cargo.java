package io.understudy.backup.target;

import io.understudy.backup.folder.Checksums;
import io.understudy.backup.folder.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A published backup that is to be copied.
 *
 * @param items its files; the sums are the last but one and the manifest the last, so that a copy without it is half-made
 */
record Cargo(String id, List<Item> items) {
    /**
     * One file.
     *
     * @param name in the backup, with slashes
     * @param sum that it must have; empty for the list of sums itself
     */
    record Item(String name, Path file, long bytes, Optional<String> sum) {
        /** The directory in the backup that it lies in; empty for the backup's own. */
        Optional<String> parent() {
            int slash = name.lastIndexOf('/');
            return slash < 0 ? Optional.empty() : Optional.of(name.substring(0, slash));
        }
    }

    Cargo {
        items = List.copyOf(items);
    }

    /**
     * Lists a backup's files.
     *
     * @param backup its directory, whose name is its id
     * @throws IOException if it is not a published backup of this cluster, or a file is lacking
     */
    static Cargo of(String cluster, Path backup) throws IOException {
        String id = backup.getFileName().toString();
        SafeNames.requireBackup(cluster, id);
        SumList list = SumList.parse(Files.readString(backup.resolve(Checksums.FILE)));
        List<Item> items = new ArrayList<>();
        for (String name : list.sums().keySet()) {
            if (!SafeNames.isLast(name)) {
                items.add(item(backup, name, Optional.of(list.sums().get(name))));
            }
        }
        items.add(item(backup, Checksums.FILE, Optional.empty()));
        items.add(item(backup, Manifest.FILE, Optional.of(list.sums().get(Manifest.FILE))));
        return new Cargo(id, items);
    }

    /** Of all files together. */
    long bytes() {
        return items.stream().mapToLong(Item::bytes).sum();
    }

    private static Item item(Path backup, String name, Optional<String> sum) throws IOException {
        Path file = backup.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new IOException("wanted %s in %s, found no such file".formatted(name, backup));
        }
        return new Item(name, file, Files.size(file), sum);
    }
}
