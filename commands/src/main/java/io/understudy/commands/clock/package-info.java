/**
 * What people may know of the work that is done by the clock: one port, one record. The timetable stands behind it.
 *
 * <p>Imports nothing of ours. No threads.
 */
package io.understudy.commands.clock;
