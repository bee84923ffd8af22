/**
 * Calls out by HTTP, to addresses that stand in the configuration and to no others: no redirect is followed, and what an
 * answer says is not read. The dead man's heartbeat is here; the webhook uses it too.
 *
 * <p>Imports {@code jobs} for what it says about checks. Calls run on the caller's thread, each with a time limit.
 */
package io.understudy.bot.outside;
