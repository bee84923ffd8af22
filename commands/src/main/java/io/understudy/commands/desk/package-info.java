/**
 * Where people's commands and clicks come in and are answered, each exactly once. Imports all other packages of this
 * module. Adapters' threads only hand over; the work is done on {@code command-n}, backups on their own threads.
 */
package io.understudy.commands.desk;
