/**
 * What Understudy costs beside the raw tools, measured on throwaway servers in one run. Imports {@code replication},
 * {@code backup} and {@code store}, and where the whole bot is measured all of it. Runs on the caller's thread; the bot's own threads work as they do in service.
 */
package io.understudy.bot.bench;
