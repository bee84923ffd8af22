package io.understudy.bot.slack.courier;

import java.util.Optional;

/**
 * Where in Slack something is to stand.
 *
 * @param channel Slack's id
 * @param thread {@code ts} of the thread's first message; empty: in the channel itself
 */
record Spot(String channel, Optional<String> thread) {
    Spot outsideOfThreads() {
        return new Spot(channel, Optional.empty());
    }
}
