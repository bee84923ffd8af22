/**
 * The one list of commands, from which parsing, help, completion and documentation are made. Imports {@code access}
 * only; constants, no I/O, no threads.
 */
package io.understudy.commands.catalogue;
