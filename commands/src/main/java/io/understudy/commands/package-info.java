/**
 * What people say and see: one catalogue of commands, their parsing and authorisation, and the messages that answer.
 *
 * <p>Imports {@code replication} and {@code backup}; no chat SDK, no SQL, no hosts. Nothing in here decides about
 * PostgreSQL: records that were judged elsewhere are put into words. Starts no threads; {@code desk} and {@code tell} say on
 * which they run.
 */
package io.understudy.commands;
