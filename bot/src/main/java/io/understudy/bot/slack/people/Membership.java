package io.understudy.bot.slack.people;

/** Whether a member is in a user group. */
public sealed interface Membership {
    /** In it. */
    record Inside() implements Membership {}

    /** Not in it. */
    record Outside() implements Membership {}

    /**
     * Slack could not be asked: neither in it nor not.
     *
     * @param reason fits between brackets in a sentence
     */
    record Unknown(String reason) implements Membership {}
}
