package io.understudy.slacklocal.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.slacklocal.workspace.MessageRef;
import io.understudy.slacklocal.workspace.PostedMessage;
import io.understudy.slacklocal.workspace.SharedFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The three steps of an upload. */
class FileApiTest {
    private final App app = new App();
    private final String channel = app.channel.id();

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void aPictureIsAnnouncedUploadedAndSharedInAThread() throws Exception {
        String parent = app.posted("lag of orders");
        JsonNode announced =
                app.call("files.getUploadURLExternal", "filename", "lag.png", "length", "5", "alt_txt", "0.2 s");
        String id = announced.path("file_id").asText();

        assertEquals("OK - 5", upload(announced, "bytes"));
        JsonNode completed = complete(id, "channel_id", channel, "thread_ts", parent);

        assertEquals(
                "[{\"id\":\"" + id + "\",\"title\":\"Lag\"}]",
                completed.path("files").toString());
        SharedFile file = app.workspace.files().find(id).orElseThrow();
        assertEquals(Optional.of("0.2 s"), file.altText());
        assertArrayEquals("bytes".getBytes(StandardCharsets.UTF_8), file.bytes().orElseThrow());
        List<PostedMessage> thread = app.workspace.messages().thread(new MessageRef(channel, parent));
        assertEquals(List.of(id), thread.get(0).files());
        assertEquals(List.of(), app.violations());
    }

    @Test
    void anAltTextHasAtMostAThousandCharactersAndAFileIsNotEmpty() throws Exception {
        assertEquals(
                "alt_txt_too_large",
                app.outcome("files.getUploadURLExternal", "filename", "a", "length", "1", "alt_txt", "a".repeat(1001)));
        assertEquals("missing_argument", app.outcome("files.getUploadURLExternal", "filename", "a", "length", "0"));
    }

    @Test
    void otherBytesThanAnnouncedAreRefused() throws Exception {
        JsonNode announced = app.call("files.getUploadURLExternal", "filename", "a", "length", "5");

        assertEquals("length_mismatch", upload(announced, "more bytes"));
        assertEquals(List.of("upload: 5 bytes were announced, 10 came"), app.violations());
    }

    @Test
    void aFileCannotBeSharedBeforeItsBytesCame() throws Exception {
        JsonNode announced = app.call("files.getUploadURLExternal", "filename", "a", "length", "5");

        assertEquals(
                "file_not_found",
                complete(announced.path("file_id").asText()).path("error").asText());
        assertEquals("file_not_found", complete("F0NONE").path("error").asText());
    }

    @Test
    void aFileIsSharedOnlyWhereTheBotIsAMember() throws Exception {
        JsonNode announced = app.call("files.getUploadURLExternal", "filename", "a", "length", "5");
        upload(announced, "bytes");
        String id = announced.path("file_id").asText();
        String elsewhere = app.workspace
                .channels()
                .create("elsewhere", false, app.alice.id())
                .orElseThrow()
                .id();

        assertEquals(
                "posting_to_channel_denied",
                complete(id, "channel_id", elsewhere).path("error").asText());
        assertEquals(
                "invalid_channel",
                complete(id, "channel_id", "C0NONE").path("error").asText());
    }

    private String upload(JsonNode announced, String bytes) throws Exception {
        return app.post(announced.path("upload_url").asText(), "application/octet-stream", bytes)
                .body();
    }

    private JsonNode complete(String id, String... where) throws Exception {
        String[] arguments = new String[where.length + 2];
        arguments[0] = "files";
        arguments[1] = "[{\"id\":\"" + id + "\",\"title\":\"Lag\"}]";
        System.arraycopy(where, 0, arguments, 2, where.length);
        return app.call("files.completeUploadExternal", arguments);
    }
}
