/** The program: {@link io.understudy.bot.Main} hands over to one command of {@code bot.cli}. */
package io.understudy.bot;
