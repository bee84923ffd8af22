/**
 * From a message of the board to what Slack shows, within all of Slack's limits by construction. Imports
 * {@code commands.chat}, what makes text harmless and plain, and Slack's records of blocks. Pure; any thread.
 */
package io.understudy.bot.slack.render;
