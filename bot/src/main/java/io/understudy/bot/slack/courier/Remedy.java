package io.understudy.bot.slack.courier;

import com.slack.api.methods.SlackApiTextResponse;
import io.understudy.bot.slack.courier.SlackReply.Refused;

/** What somebody has to do so that Slack takes what it refused, as a sentence. */
final class Remedy {
    private Remedy() {}

    static String of(Refused<? extends SlackApiTextResponse> refused) {
        String needed = refused.response().getNeeded();
        if (refused.error().equals("missing_scope") && needed != null) {
            return "Slack wants the scope " + needed
                    + ", which the bot's token lacks: add it in the app's settings under"
                    + " OAuth & Permissions and install the app again ('understudy slack-manifest' names all scopes)";
        }
        return "Slack does not let the bot in (" + refused.error()
                + "): look at the app's settings and at slack.bot_token_file"
                + " ('understudy check' says what is missing)";
    }

    static String forChannel(String channel, String error) {
        return switch (error) {
            case "not_in_channel" ->
                "wanted to post in the Slack channel " + channel + ", found that the bot is not in it:"
                        + " invite it there with /invite";
            case "channel_not_found" ->
                "wanted to post in the Slack channel " + channel + ", found none that the bot can see:"
                        + " make it and invite the bot, or give its id under slack.channels";
            case "is_archived", "is_inactive" ->
                "wanted to post in the Slack channel " + channel
                        + ", found it archived: unarchive it, or give another one's id under slack.channels";
            default ->
                "wanted to post in the Slack channel " + channel + ", found that the bot may not (" + error + ")";
        };
    }
}
