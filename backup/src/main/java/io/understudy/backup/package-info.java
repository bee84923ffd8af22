/**
 * Logical backups: dump, check, keep, copy, restore-test; and rehearsed failovers.
 *
 * <p>{@link io.understudy.backup.dump.BackupRunner} does one run with PostgreSQL's own client programs on the bot's machine.
 * A run is written aside and gets its name only when every file was read back in full. What it left behind carries its
 * own manifest, checksums and restore instructions, and needs no Understudy to be restored.
 *
 * <p>May import {@code replication} and Jackson. Threads: everything runs on the caller's thread ({@code backup-n}); one
 * run per cluster and directory at a time, also across processes.
 */
package io.understudy.backup;
