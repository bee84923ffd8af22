package io.understudy.bot.slack.render;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A file to be uploaded beside a message. */
public sealed interface UploadedFile {
    /** As it is saved, for example {@code incident-7.md}; at most 100 characters, none of which leads elsewhere. */
    String name();

    /** What is in it, for people; at most 200 characters, one line. */
    String title();

    /** What a picture shows, for those who do not see it; at most 1,000 characters. Empty for texts. */
    Optional<String> alt();

    /** Its content. */
    byte[] bytes();

    /** A text, in UTF-8. */
    record Text(String name, String title, String text) implements UploadedFile {
        @Override
        public Optional<String> alt() {
            return Optional.empty();
        }

        @Override
        public byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** A PNG. */
    record Picture(String name, String title, String shows, String base64Png) implements UploadedFile {
        @Override
        public Optional<String> alt() {
            return Optional.of(shows);
        }

        @Override
        public byte[] bytes() {
            return Base64.getDecoder().decode(base64Png);
        }
    }
}
