/**
 * From a backup to a server: restore tests in throwaway servers, and restores into an empty place that a person names.
 *
 * <p>Threads: everything runs on the caller's thread.
 */
package io.understudy.backup.restore;
