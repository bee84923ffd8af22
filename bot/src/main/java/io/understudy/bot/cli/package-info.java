/** The command line: one class per verb. Prints for people on stdout, logs to stderr. May import everything. */
package io.understudy.bot.cli;
