/**
 * The second way out: what has to be known outside of chat, should chat fail. The port through which the parts that tell
 * incidents hand it over, and the port behind which it waits until it was delivered.
 *
 * <p>Imports of {@code replication} incidents and their changes. No I/O, no threads.
 */
package io.understudy.commands.outbox;
