package io.understudy.backup.progress;

/**
 * How far long work with backups is, for people who watch: a dump, a copy, a restore, a drill.
 *
 * @param phase the middle of a sentence, for example {@code dumping orders}
 * @param at what is worked on inside of it, for example {@code table public.customer}; empty if nothing is known
 * @param part which one of {@code parts} it is at, from 1; 0 before the first
 * @param parts for example databases; 0 if there are none to count
 * @param bytes done so far, of all parts together
 * @param expectedBytes as far as can be told beforehand, as from the backup before; 0 if nothing is known
 * @param bytesPerSecond of the last few seconds; 0 if nothing moves or nothing is known
 */
public record BackupProgress(
        String phase, String at, int part, int parts, long bytes, long expectedBytes, long bytesPerSecond) {
    /** A phase of which nothing is counted. */
    public static BackupProgress of(String phase) {
        return new BackupProgress(phase, "", 0, 0, 0, 0, 0);
    }
}
