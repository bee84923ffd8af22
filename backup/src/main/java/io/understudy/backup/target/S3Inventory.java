package io.understudy.backup.target;

import io.understudy.backup.folder.Manifest;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a listing says lies in one backup. Pure.
 *
 * @param sizes bytes by file name
 */
record S3Inventory(SortedMap<String, Long> sizes) {
    static S3Inventory of(String prefix, Map<String, Long> objects) {
        SortedMap<String, Long> sizes = new TreeMap<>();
        objects.forEach((key, bytes) -> {
            if (key.startsWith(prefix)) {
                sizes.put(key.substring(prefix.length()), bytes);
            }
        });
        return new S3Inventory(sizes);
    }

    /** One file must be there with its size. */
    void require(String file, long bytes) throws IOException {
        long found = sizes.getOrDefault(file, -1L);
        if (found != bytes) {
            throw new IOException("wanted %d bytes of %s there, found %s"
                    .formatted(bytes, file, found < 0 ? "no such object" : Long.toString(found)));
        }
    }

    /** Whether every file of the list is there, and the dumps with the sizes that the manifest gives them. */
    boolean holds(String id, String manifest, String sums) {
        try {
            Manifest told = Manifest.of(manifest);
            return id.equals(told.id())
                    && sizes.keySet().containsAll(SumList.parse(sums).sums().keySet())
                    && told.databases().stream().allMatch(one -> bytesOf(one.file()) == one.dumpBytes());
        } catch (IOException e) {
            // Whatever they are, they are not those of a backup of ours.
            return false;
        }
    }

    /** Of a file, or of a directory with all that is in it. */
    private long bytesOf(String file) {
        return sizes.entrySet().stream()
                .filter(one -> one.getKey().equals(file) || one.getKey().startsWith(file + "/"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
