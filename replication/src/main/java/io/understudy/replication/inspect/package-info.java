/**
 * Looks at the machines of a cluster beside its servers: processes, data directories, control files, WAL on disk.
 *
 * <p>Changes nothing. Imports {@code cluster}, {@code observe}, {@code diagnose}, {@code plan}, {@code check},
 * {@code host}, {@code service}, {@code sql} and {@code sweep}. Runs commands on the executor that it is given and waits for them up to a deadline.
 */
package io.understudy.replication.inspect;
