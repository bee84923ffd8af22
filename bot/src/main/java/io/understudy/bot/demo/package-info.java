/**
 * A real pair of throwaway servers with gentle traffic, and the configuration file of a bot that looks after it. Imports
 * {@code replication} only. Starts and removes them on the caller's thread; the traffic has one of its own.
 */
package io.understudy.bot.demo;
