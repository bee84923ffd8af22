package io.understudy.commands.deliver;

/**
 * Where a message stands on a platform.
 *
 * @param channel the platform's own id of the channel
 * @param message the platform's own id of the message in it; Slack: its {@code ts}
 * @param fingerprint of what the courier attached besides the wording (files, pictures), so that it is not attached again;
 *     empty: nothing
 */
public record Receipt(String channel, String message, String fingerprint) {}
