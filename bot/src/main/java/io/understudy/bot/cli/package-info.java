/**
 * The command line: one class per verb. Prints for people on stdout, complaints and the log go to stderr. May import
 * every module, and picocli. Everything runs on the main thread, which {@code run} and {@code demo} keep waiting for
 * SIGTERM.
 */
package io.understudy.bot.cli;
