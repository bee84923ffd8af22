/** Slack: takes commands and clicks from it, and shows the message board in it. The only package that knows Bolt. */
package io.understudy.bot.slack;
