package io.understudy.bot.slack.people;

/** One question, one answer: asks Slack every time. */
@FunctionalInterface
interface Rosters {
    /**
     * Asks.
     *
     * @param group its id
     */
    Roster of(String group);
}
