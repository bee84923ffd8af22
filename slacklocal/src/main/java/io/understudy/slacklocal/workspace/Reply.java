package io.understudy.slacklocal.workspace;

import java.util.Optional;

/**
 * What a response URL leads back to.
 *
 * @param member who typed or clicked
 * @param message {@code ts} of the message with the button; empty for a command
 */
public record Reply(String channel, String member, Optional<String> message) {}
