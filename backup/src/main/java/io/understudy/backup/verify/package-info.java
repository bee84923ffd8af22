/**
 * Proves backups without a server: what has to be there, sums, and every dump read to its end.
 *
 * <p>May import {@code catalogue}, {@code settings}, {@code progress}, {@code program}, {@code folder} and {@code seal}. Everything
 * runs on the caller's thread, with threads beside it that serve pipes.
 */
package io.understudy.backup.verify;
