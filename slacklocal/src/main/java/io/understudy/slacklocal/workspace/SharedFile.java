package io.understudy.slacklocal.workspace;

import java.util.Optional;

/**
 * A file on its way or shared.
 *
 * @param id {@code F…}
 * @param length bytes that were announced
 * @param altText what a picture shows, in words
 * @param bytes empty until they were uploaded
 * @param message channel and {@code ts} of the message that shows it; empty until the upload was completed
 */
public record SharedFile(
        String id,
        String name,
        String title,
        long length,
        Optional<String> altText,
        Optional<byte[]> bytes,
        Optional<MessageRef> message) {

    SharedFile filledWith(byte[] content) {
        return new SharedFile(id, name, title, length, altText, Optional.of(content), message);
    }

    SharedFile sharedAs(String newTitle, MessageRef where) {
        return new SharedFile(id, name, newTitle, length, altText, bytes, Optional.of(where));
    }
}
