package io.understudy.commands.desk;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is said when the bot itself fails: never silence, and never blame on the cluster. */
final class Mishaps {
    private static final Logger LOG = LoggerFactory.getLogger(Mishaps.class);

    private Mishaps() {}

    /** Only a board that does not take messages gets here: then nobody can be told but the log. */
    static void logged(Runnable put) {
        try {
            put.run();
        } catch (RuntimeException e) {
            LOG.error("an answer could not be put on the board", e);
        }
    }

    /** Logs it under an error id, and says that id. */
    static ChatMessage explain(String invocation, Throwable problem) {
        if (problem instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return ChatMessage.plain(
                    "Stopped", "The bot is stopping; nothing was done. Ask again when it is back.", Tone.WARNING);
        }
        String id = String.format(Locale.ROOT, "%08x", invocation.hashCode());
        LOG.error("error {} while answering an invocation", id, problem);
        return ChatMessage.plain(
                "Error " + id,
                "Something went wrong here, not in your cluster. Look for error " + id
                        + " in the bot's log; /replica history shows whether anything was asked for.",
                Tone.DANGER);
    }
}
