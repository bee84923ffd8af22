/**
 * The neutral message and the board that it is put on. No chat platform in here: adapters show what is on the board.
 * Records and one port; no I/O, no threads.
 */
package io.understudy.commands.chat;
