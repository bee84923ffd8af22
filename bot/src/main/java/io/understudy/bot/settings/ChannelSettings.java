package io.understudy.bot.settings;

import java.util.Optional;

/**
 * One channel of the chat.
 *
 * @param defaultCluster the cluster that is meant there where a command leaves it out
 */
public record ChannelSettings(Optional<String> defaultCluster) {}
