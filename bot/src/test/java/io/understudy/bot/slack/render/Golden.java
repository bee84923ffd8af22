package io.understudy.bot.slack.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files beside the tests that hold what Slack gets. */
final class Golden {
    private Golden() {}

    /** As Jackson lays JSON out; empty if there is no such file. */
    static String pretty(String name) {
        try (InputStream stream = Golden.class.getResourceAsStream(name)) {
            byte[] content = stream == null ? new byte[] {'{', '}'} : stream.readAllBytes();
            return Sent.parsed(new String(content, StandardCharsets.UTF_8)).toPrettyString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
