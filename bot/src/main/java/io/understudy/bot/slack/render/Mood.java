package io.understudy.bot.slack.render;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Phase;
import io.understudy.commands.chat.ChatMessage.Tone;

/** What matters most about a message: a symbol, and the same in words. What is dangerous comes before what still goes on. */
enum Mood {
    CRITICAL("🔴 ", "Critical"),
    DECISION("✋ ", "Decision needed"),
    WORKING("⏳ ", "In progress"),
    WARNING("⚠️ ", "Warning"),
    GOOD("✅ ", "Good"),
    NONE("", "");

    private final String symbol;
    private final String words;

    Mood(String symbol, String words) {
        this.symbol = symbol;
        this.words = words;
    }

    static Mood of(ChatMessage message) {
        if (message.tone() == Tone.DANGER) {
            return CRITICAL;
        }
        if (message.phase() != Phase.FINAL) {
            return message.phase() == Phase.WORKING ? WORKING : DECISION;
        }
        return switch (message.tone()) {
            case WARNING -> WARNING;
            case GOOD -> GOOD;
            case NEUTRAL, DANGER -> NONE;
        };
    }

    /** To be put before a text. */
    String symbol() {
        return symbol;
    }

    /** Empty if there is nothing to say. */
    String words() {
        return words;
    }
}
