/**
 * The way out to Slack: the board's messages as Slack's, their pictures and files, and the channels that incidents get of
 * their own. Every call of a method of Slack's is one try with one answer ({@link
 * io.understudy.bot.slack.courier.SlackReply}); who waits and tries again is {@code commands.deliver}.
 *
 * <p>Imports Bolt's client of Slack's Web API, {@code commands.deliver} and {@code bot.slack.render}. Runs on its callers'
 * threads; everything public here is safe for any thread.
 */
package io.understudy.bot.slack.courier;
