package io.understudy.bot.slack.inbound;

/** The way by which Slack's events come in. Safe for any thread. */
public interface Entrance extends AutoCloseable {
    /** Begins to take events; does not wait for Slack. */
    void start();

    /** Whether events would come in now. */
    boolean isConnected();

    /** Takes nothing more, and lets what is being taken end; returns within a few seconds. */
    @Override
    void close();
}
