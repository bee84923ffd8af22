/**
 * Puts the modules together with Guice; the only package that knows all of them. No behaviour of its own beyond starting
 * and stopping in the right order.
 *
 * <p>May import every module, and Guice. Owns the threads {@code command-n}, {@code progress-1}, {@code backup-asked-n} and
 * {@code slack-people-n}; starts and stops on the caller's thread.
 */
package io.understudy.bot.wiring;
