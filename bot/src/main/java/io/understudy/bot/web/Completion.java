package io.understudy.bot.web;

/**
 * What can be typed.
 *
 * @param usage for example {@code /replica promote <node>}
 * @param help one line
 */
public record Completion(String usage, String help) {}
