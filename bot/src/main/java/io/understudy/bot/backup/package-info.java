/**
 * The work with logical backups of all clusters: who may begin what, when and on which thread; asked for in chat or begun by
 * the clock. What the work is, is in {@code backup}.
 *
 * <p>Imports {@code replication}, {@code backup}, {@code commands} and {@code jobs}. Threads: what people ask for runs on
 * {@code backup-asked-n}, what the clock begins on the caller's; each holds its cluster's {@link
 * io.understudy.bot.backup.Lane} meanwhile.
 */
package io.understudy.bot.backup;
