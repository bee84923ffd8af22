package io.understudy.bot.web;

import io.understudy.commands.chat.IncidentChannel;
import java.util.List;

/**
 * What the page shows around the conversation.
 *
 * @param channels at least one; the first is where a command goes that names none
 * @param demo whether the page may change to another user without a token
 */
public record ConsoleScene(List<String> clusters, List<String> channels, boolean demo) {
    /** Whether one may talk there: an incident's own channel is there as soon as the incident is. */
    public boolean hasChannel(String name) {
        return channels.contains(name)
                || IncidentChannel.of(name)
                        .filter(channel -> clusters.contains(channel.cluster()))
                        .isPresent();
    }

    public ConsoleScene {
        clusters = List.copyOf(clusters);
        channels = List.copyOf(channels);
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("wanted at least one channel for the web console, found none");
        }
    }
}
