package io.understudy.commands.deliver;

/**
 * Where a message stands on a platform.
 *
 * @param channel the platform's own id of the channel
 * @param message the platform's own id of the message in it; Slack: its {@code ts}
 * @param fingerprint what the courier notes for itself, so that it says nothing and attaches nothing (files, pictures)
 *     again; may be empty
 */
public record Receipt(String channel, String message, String fingerprint) {}
