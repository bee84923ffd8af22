package io.understudy.bot.web;

import io.understudy.commands.chat.PostedMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes server-sent events; blocks as long as the client reads nothing. */
final class EventWriter {
    private final OutputStream out;

    EventWriter(OutputStream out) {
        this.out = out;
    }

    void message(PostedMessage message) throws IOException {
        write("event: message\nid: " + message.revision() + "\ndata: " + Json.text(MessageJson.of(message)) + "\n\n");
    }

    /** Something that clients ignore; a broken connection shows when it is written. */
    void comment(String text) throws IOException {
        write(": " + text + "\n\n");
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
