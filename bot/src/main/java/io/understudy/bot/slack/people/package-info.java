/**
 * Who is in which user group of the bot's own Slack workspace: asked when somebody clicks, remembered for seconds.
 *
 * <p>Imports {@code bot.slack} and, for calling Slack, {@code bot.slack.courier}. Safe for any thread; questions run on the executor that they are given,
 * and whoever asks waits for two seconds at most.
 */
package io.understudy.bot.slack.people;
