package io.understudy.bot.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.understudy.commands.chat.Action;
import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Phase;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Part;
import io.understudy.commands.chat.Place;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.chat.PostedMessage.PostedButton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageJsonTest {
    private static final List<Part> PARTS = List.of(
            new Part.Text("A paragraph"),
            new Part.Facts(List.of(new Part.Facts.Fact("Lag", "0 B"))),
            new Part.Table(List.of("Node"), List.of(List.of("db1"), List.of("db2"))),
            new Part.Code("Command", "SELECT 1"),
            new Part.Picture("Lag: 0 B", "iVBORw0KGgo="),
            new Part.File("incident-7.md", "text/markdown", "# Report", "Report of incident 7"),
            new Part.ProgressBar(51, "92.4 of 181 GB"),
            new Part.Input("Reason", "why?"),
            new Part.Calls(List.of("alice", "bob")));

    @Test
    void showsEveryFieldAndEveryKindOfPart() throws Exception {
        Button approve = new Button("Approve", Button.Style.PRIMARY, new Action.Approve(41));
        PostedMessage message = new PostedMessage(
                "m1",
                "operation/41",
                new Place("demo", Optional.of("m0"), Optional.empty()),
                Optional.empty(),
                Optional.of("i1"),
                17,
                Instant.parse("2026-11-20T14:02:11Z"),
                new ChatMessage("Title", "Text", Tone.WARNING, PARTS, List.of(approve), Phase.AWAITING_DECISION),
                List.of(new PostedButton("b1", approve)));
        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.readTree(Json.text(MessageJson.of(message)))).isEqualTo(mapper.readTree(EXPECTED));
    }

    @Test
    void hasAKindForEveryPartThatThereIs() {
        assertThat(PARTS.stream().map(Object::getClass).toArray())
                .containsExactlyInAnyOrder((Object[]) Part.class.getPermittedSubclasses());
        assertThat(PARTS)
                .allSatisfy(part -> assertThat(PartJson.of(part).has("kind")).isTrue());
    }

    private static final String EXPECTED = """
            {
              "id": "m1",
              "channel": "demo",
              "thread": "m0",
              "private": false,
              "revision": 17,
              "at": "2026-11-20T14:02:11.000000Z",
              "author": null,
              "invocation": "i1",
              "title": "Title",
              "text": "Text",
              "tone": "warning",
              "parts": [
                {"kind": "text", "text": "A paragraph"},
                {"kind": "facts", "facts": [{"label": "Lag", "value": "0 B"}]},
                {"kind": "table", "columns": ["Node"], "rows": [["db1"], ["db2"]]},
                {"kind": "code", "caption": "Command", "code": "SELECT 1"},
                {"kind": "picture", "alt": "Lag: 0 B", "mediaType": "image/png", "base64": "iVBORw0KGgo="},
                {"kind": "file", "name": "incident-7.md", "mediaType": "text/markdown", "text": "# Report", "alt": "Report of incident 7"},
                {"kind": "progress", "percent": 51, "line": "92.4 of 181 GB"},
                {"kind": "input", "label": "Reason", "placeholder": "why?"},
                {"kind": "calls", "people": ["alice", "bob"]}
              ],
              "buttons": [{"id": "b1", "label": "Approve", "style": "primary", "enabled": true}],
              "phase": "awaiting_decision",
              "final": false
            }
            """;
}
