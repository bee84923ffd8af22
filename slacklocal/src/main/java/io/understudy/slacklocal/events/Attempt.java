package io.understudy.slacklocal.events;

/**
 * Which delivery of the same event this is.
 *
 * @param number 0 for the first
 * @param reason why there is another one, in Slack's words such as {@code timeout}; empty for the first
 */
record Attempt(int number, String reason) {
    static final Attempt FIRST = new Attempt(0, "");

    Attempt next(String why) {
        return new Attempt(number + 1, why);
    }
}
