package io.understudy.bot.slack.render;

/** Bold text. */
final class Bold {
    private Bold() {}

    /** Of one line that is escaped; Slack takes stars for stars where a space stands inside of them. */
    static String of(String escaped) {
        return escaped.isBlank() ? "" : "*" + escaped.strip() + "*";
    }
}
