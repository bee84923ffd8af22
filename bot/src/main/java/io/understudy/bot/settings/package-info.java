/** The configuration file as records: the root and what does not belong to one other module. No I/O, no threads. */
package io.understudy.bot.settings;
