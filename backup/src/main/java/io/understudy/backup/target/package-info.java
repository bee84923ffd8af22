/**
 * Where copies of backups go: another directory, a machine reached by SFTP, an S3-compatible store; and the work that keeps
 * the copies in step with the catalogue.
 *
 * <p>May import {@code catalogue}, {@code folder}, {@code progress}, {@code settings} and replication's {@code host}; the
 * only package that knows JSch and the S3 client here.
 *
 * <p>Threads: everything runs on the caller's thread; a daemon thread of each SFTP connection gives it up when nothing moves.
 */
package io.understudy.backup.target;
