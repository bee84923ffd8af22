/**
 * Records in, {@link io.understudy.commands.chat.ChatMessage}s out: one class per kind of message. Imports the records
 * of {@code replication} and {@code backup}, and {@code chat}, {@code catalogue} and {@code parse}. Pure functions; the
 * time is an argument; no I/O, no threads.
 */
package io.understudy.commands.render;
