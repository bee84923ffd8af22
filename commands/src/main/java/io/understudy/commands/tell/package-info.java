/**
 * Tells people what happens without their asking: operations on their way, incidents, backups. Imports {@code chat} and
 * {@code render}. Operations are told of on the {@code progress} thread, incidents on the caller's.
 */
package io.understudy.commands.tell;
