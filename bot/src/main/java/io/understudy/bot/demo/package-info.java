/**
 * A real pair of throwaway servers with gentle traffic, and the configuration file of a bot that looks after it,
 * and a Slack of this machine if one is wanted. Imports {@code replication} and {@code slacklocal} only. Starts and removes them on the caller's thread; the traffic has one of its own.
 */
package io.understudy.bot.demo;
