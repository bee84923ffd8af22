package io.understudy.slacklocal.api;

/** What a channel may be called (docs.slack.dev/reference/methods/conversations.create). */
final class ChannelNames {
    private static final int LONGEST = 80;

    private ChannelNames() {}

    static void check(String name) {
        if (name.isBlank()) {
            throw Refusal.misuse("invalid_name_required");
        }
        if (name.length() > LONGEST) {
            throw Refusal.misuse("invalid_name_maxlength");
        }
        if (!name.matches("[\\p{Ll}\\p{Lo}\\p{N}_-]+")) {
            throw Refusal.misuse("invalid_name_specials");
        }
        if (name.matches("[_-]+")) {
            throw Refusal.misuse("invalid_name_punctuation");
        }
    }
}
