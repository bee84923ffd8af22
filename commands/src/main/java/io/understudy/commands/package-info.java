/**
 * What people say and see: one catalogue of commands, their parsing and authorisation, and the messages that answer.
 *
 * <p>Imports {@code replication} and {@code backup}; no chat SDK, no SQL, no hosts. Nothing in here decides about
 * PostgreSQL: records that were judged elsewhere are put into words.
 */
package io.understudy.commands;
