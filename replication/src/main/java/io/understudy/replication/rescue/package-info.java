/**
 * What a node that went on alone had committed, read from its saved WAL: transactions, rows per table, and a report in
 * words.
 *
 * <p>Imports nothing of ours. Pure; any thread.
 */
package io.understudy.replication.rescue;
