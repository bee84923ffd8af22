package io.understudy.bot.slack.courier;

import io.understudy.commands.deliver.Receipt;

/** How messages stand in Slack, as their receipts tell. */
final class Standing {
    private static final String ONE_PERSON = "only/";

    private Standing() {}

    /** Whether it is a message like any other, which can be edited, deleted and answered below. */
    static boolean isForEverybody(Receipt receipt) {
        return !receipt.message().startsWith(ONE_PERSON);
    }

    /** Of a message that one person saw and that cannot be changed any more. */
    static Receipt forOnePerson(String channel, String message, Fingerprint fingerprint) {
        return new Receipt(channel, ONE_PERSON + message, fingerprint.toString());
    }
}
