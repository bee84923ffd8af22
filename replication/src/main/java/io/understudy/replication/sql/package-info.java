/**
 * Named questions and changes to PostgreSQL over SQL, each filling a record of {@code observe} or of its own.
 *
 * <p>The only package of this module that uses {@code java.sql}. Imports {@code cluster}, {@code observe} and {@code operate}
 * for its {@code Pause}. Blocks on the network up to the given deadlines; safe for use by several threads. Starts none, but
 * for the demo's gentle load and the one that watches resting connections.
 */
package io.understudy.replication.sql;
