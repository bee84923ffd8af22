package io.understudy.bot.slack.inbound;

/** An event is not acknowledged, because the bot cannot judge or keep it now. */
final class UnansweredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnansweredException(String message) {
        super(message);
    }
}
