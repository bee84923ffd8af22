/**
 * The second way out, as a signed webhook: what {@code docs/webhook.md} tells receivers.
 *
 * <p>Imports {@code commands.outbox} for its ports, {@code bot.outside} for the call, {@code jobs} for being run. Changes are
 * stored on the thread that tells them; calls are made on the timetable's thread, a test on the asking thread.
 */
package io.understudy.bot.webhook;
