package io.understudy.bot.wiring;

import io.understudy.bot.slack.courier.SlackApi;
import io.understudy.bot.slack.courier.SlackArchivist;
import io.understudy.bot.slack.courier.SlackChannels;
import io.understudy.bot.slack.inbound.Entrance;
import io.understudy.commands.chat.ChatPlatform;
import io.understudy.commands.deliver.DeliveredPlatform;
import io.understudy.commands.deliver.Deliverer;
import io.understudy.replication.operate.Pause;
import java.time.Duration;
import java.util.concurrent.Executor;

/** The bot's being in Slack: what goes out, what comes in, and in which order both begin and end. */
record SlackPresence(
        SlackApi api,
        SlackChannels channels,
        Deliverer deliverer,
        Entrance entrance,
        SlackArchivist archivist,
        Executor threads,
        Pause pause)
        implements AutoCloseable {
    /** How long last words may take that the stopping bot itself has said. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);

    private static final Duration LOOK = Duration.ofMillis(50);

    /** As the oversight sees it. */
    ChatPlatform platform() {
        return new DeliveredPlatform("Slack", entrance::isConnected, deliverer);
    }

    /**
     * Takes commands and clicks, and shows what is on the board; does not wait for Slack.
     *
     * @throws java.io.UncheckedIOException if it cannot listen; its message says what to do
     */
    void start() {
        // A command's channel is known by its name, which has to be learnt before.
        threads.execute(channels::warmUp);
        deliverer.start();
        entrance.start();
    }

    /** What is said is shown still. */
    void takeNothingMore() {
        entrance.close();
    }

    /** Closes the channels of incidents that are long over. */
    void tidy() {
        archivist.run();
    }

    @Override
    public void close() {
        try {
            for (long left = LAST_WORDS.dividedBy(LOOK); left > 0 && isBehind(); left--) {
                pause.of(LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        deliverer.close();
        api.close();
    }

    private boolean isBehind() {
        return deliverer.undeliveredSince().isPresent();
    }
}
