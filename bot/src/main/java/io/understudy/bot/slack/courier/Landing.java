package io.understudy.bot.slack.courier;

import io.understudy.commands.deliver.Outcome;

/** What there is in Slack for a place of the board. */
sealed interface Landing {
    /** It can be posted there. */
    record At(Spot spot) implements Landing {}

    /**
     * The bot knows no such channel in Slack.
     *
     * @param error as Slack would say it
     */
    record Nowhere(String error) implements Landing {}

    /** That cannot be found out now. */
    record Unknown(Outcome.Later later) implements Landing {}
}
