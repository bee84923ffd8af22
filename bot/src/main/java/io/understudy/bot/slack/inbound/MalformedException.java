package io.understudy.bot.slack.inbound;

/** Something that came from Slack is not as Slack documents it: somebody altered it, or made it up. */
final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The value of a field that Slack always fills. */
    static String requirePresent(String field, String value) {
        if (value == null || value.isBlank()) {
            throw new MalformedException("wanted " + field + ", found none", null);
        }
        return value;
    }
}
