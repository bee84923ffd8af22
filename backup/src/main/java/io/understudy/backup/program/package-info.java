/**
 * PostgreSQL's own client programs on the bot's machine, and how bytes go in and out of them.
 *
 * <p>May import {@code replication.host} and {@code replication.cluster}.
 */
package io.understudy.backup.program;
