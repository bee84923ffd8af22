/**
 * What a person meets who brings the bot into Slack: the app's manifest, and the checks that say what is missing. May
 * import {@code bot.settings} and the packages below it. Everything runs on the caller's thread, and changes nothing in
 * Slack.
 */
package io.understudy.bot.slack.setup;
