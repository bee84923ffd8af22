/** A real pair of throwaway servers with gentle traffic, and the configuration file of a bot that looks after it. */
package io.understudy.bot.demo;
