package io.understudy.bot.slack.courier;

import io.understudy.bot.slack.render.SlackMessage;
import io.understudy.bot.slack.render.UploadedFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What the courier keeps in a receipt: enough to leave alone what would look the same, and to upload nothing twice.
 *
 * @param words hash of the text and the blocks
 * @param root the first message of the thread that the message is in; empty: it stands in the channel itself
 * @param files hash of what was uploaded beside it; empty: nothing was
 * @param tries how often uploading failed since
 */
record Fingerprint(String words, Optional<String> root, String files, int tries) {
    private static final String NONE = "";
    private static final String SEPARATOR = "/";
    private static final int FIELDS = 4;
    private static final int KEPT_BYTES = 12;

    /** Of a message that was just posted, with nothing uploaded yet. */
    static Fingerprint of(SlackMessage message, Optional<String> root) {
        return new Fingerprint(words(message), root, NONE, 0);
    }

    static Fingerprint parse(String text) {
        String[] fields = text.split(SEPARATOR, -1);
        return fields.length == FIELDS
                ? new Fingerprint(
                        fields[0],
                        Optional.of(fields[1]).filter(root -> !root.isEmpty()),
                        fields[2],
                        Integer.parseInt(fields[3]))
                : new Fingerprint(NONE, Optional.empty(), NONE, 0);
    }

    boolean saysTheSameAs(SlackMessage message) {
        return words.equals(words(message));
    }

    boolean hasFilesOf(SlackMessage message) {
        return message.files().isEmpty() || files.equals(files(message));
    }

    Fingerprint withWordsOf(SlackMessage message) {
        return new Fingerprint(words(message), root, files, tries);
    }

    Fingerprint withFilesOf(SlackMessage message) {
        return new Fingerprint(words, root, files(message), 0);
    }

    Fingerprint withOneMoreTry() {
        return new Fingerprint(words, root, files, tries + 1);
    }

    @Override
    public String toString() {
        return String.join(SEPARATOR, words, root.orElse(NONE), files, String.valueOf(tries));
    }

    private static String words(SlackMessage message) {
        MessageDigest digest = sha256();
        digest.update(message.text().getBytes(StandardCharsets.UTF_8));
        digest.update(message.blocks().toString().getBytes(StandardCharsets.UTF_8));
        return shortened(digest);
    }

    /** By their contents alone: names come from the message's words, which change. */
    private static String files(SlackMessage message) {
        MessageDigest digest = sha256();
        message.files().stream().map(UploadedFile::bytes).forEach(digest::update);
        return shortened(digest);
    }

    private static String shortened(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest(), 0, KEPT_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("wanted SHA-256, which every Java has, found none", e);
        }
    }
}
