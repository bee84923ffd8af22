package io.understudy.backup.dump;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one run has so far: sums and bytes of its files, what failed, and what people should know. */
final class Ledger {
    private final List<String> failures = new ArrayList<>();
    private final List<String> notes;
    private final SortedMap<String, String> sums = new TreeMap<>();
    private long bytes;

    Ledger(List<String> notes) {
        this.notes = new ArrayList<>(notes);
    }

    /** Something is missing in the backup. */
    void failed(String what) {
        failures.add(what);
    }

    void note(String words) {
        notes.add(words);
    }

    void add(Map<String, String> sumsOfFiles, long size) {
        sums.putAll(sumsOfFiles);
        bytes += size;
    }

    SortedMap<String, String> sums() {
        return sums;
    }

    long bytes() {
        return bytes;
    }

    boolean nothingFailed() {
        return failures.isEmpty();
    }

    /** Failures first; empty if all went as expected. */
    String detail() {
        List<String> all = new ArrayList<>(failures);
        all.addAll(notes);
        return String.join("; ", all);
    }
}
