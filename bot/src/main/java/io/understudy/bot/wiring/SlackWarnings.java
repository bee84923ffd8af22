package io.understudy.bot.wiring;

import io.understudy.bot.settings.BotSettings;
import io.understudy.bot.settings.ClusterSettings;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.chat.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people, in the first cluster's channel, what is wrong with the bot's being in Slack; the same again is told once. */
record SlackWarnings(MessageBoard board, BotSettings settings) {
    private static final Logger LOG = LoggerFactory.getLogger(SlackWarnings.class);

    void say(String sentence) {
        LOG.warn("{}", sentence);
        ClusterSettings first = settings.clusters().values().iterator().next();
        board.put(Draft.announcement(
                "slack/warning",
                Place.in(first.channel()),
                ChatMessage.plain("Understudy in Slack", sentence, Tone.WARNING)));
    }
}
