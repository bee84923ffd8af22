/**
 * One run: where to read, what must hold, roles and settings, every database, the full read, manifest, publication.
 *
 * <p>May import every other package of {@code backup} but {@code judge}, {@code restore} and {@code drill}. Threads: all is
 * done and told on the caller's thread ({@code backup-n}). Beside it, {@code backup-sample} samples rows of what is being
 * dumped, {@code backup-proof} sums and reads back what is finished, and a pipe has a thread for its other end; all end
 * with the caller's work.
 */
package io.understudy.backup.dump;
