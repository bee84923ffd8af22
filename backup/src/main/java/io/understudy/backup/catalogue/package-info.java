/**
 * What is remembered of backups, their copies, their restore tests and of drills, as records, and the ports for it.
 *
 * <p>Imports nothing of ours. Implementations are safe for any thread.
 */
package io.understudy.backup.catalogue;
