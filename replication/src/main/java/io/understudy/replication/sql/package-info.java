/**
 * Named questions and changes to PostgreSQL over SQL, each filling a record of {@code observe} or of its own.
 *
 * <p>The only package of this module that uses {@code java.sql}. Imports {@code cluster} and {@code observe}. Blocks on
 * the network up to the given deadlines; starts no threads; safe for use by several.
 */
package io.understudy.replication.sql;
