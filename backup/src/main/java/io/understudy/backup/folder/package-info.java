/**
 * What lies in a backup's directory, and how it gets its name there: manifest, sums, globals, instructions.
 *
 * <p>May import {@code catalogue}, {@code replication.host} and {@code replication.sql}. Everything runs on the caller's thread; {@link io.understudy.backup.folder.FolderLock}
 * lets one run at a folder, also across processes.
 */
package io.understudy.backup.folder;
