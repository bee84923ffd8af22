/**
 * What a server's log says: its newest lines, fetched from its machine, and what the known messages among them mean, in
 * the languages that PostgreSQL's catalogues give them.
 *
 * <p>Imports {@code cluster} and {@code host}. Only {@link io.understudy.replication.logs.LogTail} asks a machine; the rest is
 * pure. Logs hold what strangers wrote, such as the names of users that were refused: nothing here acts on them, and only
 * lines that were recognised are shown, made harmless.
 */
package io.understudy.replication.logs;
