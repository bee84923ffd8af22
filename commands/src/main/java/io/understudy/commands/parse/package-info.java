/**
 * From what was typed to a command, or to a sentence that helps. Imports {@code catalogue}; pure functions, no I/O, no
 * threads.
 */
package io.understudy.commands.parse;
