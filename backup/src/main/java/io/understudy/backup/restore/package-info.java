/**
 * From a backup to a server: restore tests in throwaway servers ({@link io.understudy.backup.restore.RestoreTester}), and
 * restores into an empty place that a person names ({@link io.understudy.backup.restore.RestoreOrder}).
 *
 * <p>May import every package of {@code backup} but {@code dump}, {@code keep}, {@code target}, {@code drill} and {@code judge}; of
 * {@code replication} the host, scratch servers and named questions. Everything runs on the caller's thread, with one beside it
 * that feeds a pipe; interrupting the caller ends it, and what was made is removed.
 */
package io.understudy.backup.restore;
