/**
 * The neutral message and the board that it is put on. No chat platform in here: adapters show what is on the board.
 * Imports {@code replication.operate} for its {@code Person}. Records and one port; no I/O, no threads.
 */
package io.understudy.commands.chat;
