package io.understudy.backup;

/**
 * How far a run is, for people who watch.
 *
 * @param phase the middle of a sentence, for example {@code dumping orders}
 * @param database which one of {@code databases} it is at, from 1; 0 before the first
 * @param bytes written so far
 */
public record BackupProgress(String phase, int database, int databases, long bytes) {}
