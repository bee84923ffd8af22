/**
 * The program: {@link io.understudy.bot.Main} lists the verbs of {@code bot.cli} and hands over to one of them. Imports
 * {@code bot.cli} and picocli only; the main thread.
 */
package io.understudy.bot;
