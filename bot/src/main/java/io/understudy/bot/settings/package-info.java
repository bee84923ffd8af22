/**
 * The configuration file as records: the root and what does not belong to one other module. Imports {@code config}, and of
 * every other module its settings and declared things. Reads one file when asked; no threads.
 */
package io.understudy.bot.settings;
