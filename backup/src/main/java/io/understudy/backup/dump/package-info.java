/**
 * One run: where to read, roles, every database, the full read, manifest, publication.
 *
 * <p>Threads: everything runs on the caller's thread ({@code backup-n}).
 */
package io.understudy.backup.dump;
