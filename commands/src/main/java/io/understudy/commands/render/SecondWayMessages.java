package io.understudy.commands.render;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.outbox.Parcel;

/** What chat says of the second way out. */
public final class SecondWayMessages {
    private SecondWayMessages() {}

    /** A parcel that the receiver does not want, and that is not sent again. */
    public static ChatMessage refused(Parcel parcel) {
        return ChatMessage.plain(
                "Understudy · webhook",
                parcel.id() + " was not told outside of chat: " + parcel.error()
                        + ". It is not sent again. Check webhook.url and its secret in the configuration.",
                Tone.DANGER);
    }
}
