package io.understudy.bot.slack.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.bot.slack.SlackMember;
import io.understudy.commands.chat.Action;
import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Phase;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Part;
import io.understudy.commands.fakes.Samples;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlackRenderingTest {
    private static final SlackRendering RENDERING = new SlackRendering(
            "/ha", name -> name.equals("alice") ? Optional.of(new SlackMember("T0001", "U0ALICE")) : Optional.empty());

    @Test
    void mentionsThePeopleThatItKnowsAndNamesTheOthers() {
        SlackMessage shown = shown(message(new Part.Calls(List.of("alice", "bob <!channel>"))));
        assertThat(shown.text()).endsWith("\nFor <@U0ALICE>, bob &lt;!channel&gt;");
        assertThat(texts(shown)).contains("For <@U0ALICE>, bob &lt;!channel&gt;");
    }

    @Test
    void namesTheSlashCommandOfTheWorkspaceWhereverACommandIsNamed() {
        Button again = new Button("/replica status", Button.Style.NORMAL, new Action.Run("/replica status"));
        SlackMessage shown = shown(new ChatMessage(
                "Try /replica help",
                "Ask /replica status, not /srv/replica or /replica-old.",
                Tone.NEUTRAL,
                List.of(new Part.Facts(List.of(new Part.Facts.Fact("Do first", "/replica start db1.")))),
                List.of(again),
                Phase.FINAL));
        assertThat(shown.text()).isEqualTo("Ask /ha status, not /srv/replica or /replica-old.");
        assertThat(texts(shown)).contains("Try /ha help", "*Do first:* /ha start db1.", "/ha status");
    }

    @Test
    void whatWasAskedStandsAboveTheAnswer() {
        SlackMessage shown = RENDERING.of(
                Board.posted(message()), Optional.of(Board.typed(Samples.ALICE, "/replica status <!channel>")));
        assertThat(texts(shown).get(0)).isEqualTo("Alice: /ha status <\u200b!channel>");
    }

    @Test
    void aLongTableEndsWithWhatIsMissingAndIsWholeInAFile() {
        SlackMessage shown = shown(message(table(74)));
        assertThat(String.join("\n", texts(shown)))
                .contains("*db39* · row 39\n… 34 more lines in the file in the thread")
                .doesNotContain("db40")
                .doesNotContain("Texts that end in");
        assertThat(shown.files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("orders-slots.txt");
            assertThat(((UploadedFile.Text) file).text()).contains("db0 ", "db40 ", "db73 ");
        });
    }

    @Test
    void aMessageForOnePersonShowsAsMuchAsItCanAndUploadsNothingForOthersToSee() {
        SlackMessage shown = RENDERING.of(Board.postedFor(Samples.ALICE, message(table(74))), Optional.empty());
        assertThat(String.join("\n", texts(shown))).contains("*db73* · row 73").doesNotContain("more lines");
        assertThat(shown.files()).isEmpty();
        SlackMessage tooMuch = RENDERING.of(Board.postedFor(Samples.ALICE, message(table(2_000))), Optional.empty());
        assertThat(String.join("\n", texts(tooMuch)))
                .containsPattern("… \\d+ more lines do not fit into a message that only you see");
    }

    @Test
    void aMessageThatCannotBeRenderedIsItsText() {
        SlackRendering broken = new SlackRendering("/ha", name -> {
            throw new IllegalStateException("a bug");
        });
        SlackMessage shown = broken.of(Board.posted(message(new Part.Calls(List.of("Alice")))), Optional.empty());
        assertThat(shown.text()).isEqualTo(message().text());
        assertThat(shown.blocks()).isEmpty();
    }

    @Test
    void aMessageThatStillChangesUploadsNothing() {
        SlackMessage shown = shown(message(table(74)).withPhase(Phase.WORKING));
        assertThat(String.join("\n", texts(shown))).contains("… 34 more lines when this is done");
        assertThat(shown.files()).isEmpty();
    }

    @Test
    void showsTenLinesOfALogAndTheRestInAFile() {
        String log = IntStream.rangeClosed(1, 44).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
        SlackMessage shown = shown(message(new Part.Code("Output of the server, db2", log)));
        assertThat(texts(shown)).contains("Output of the server, db2:").anySatisfy(text -> assertThat(text)
                .startsWith("```\nline 1\n")
                .endsWith("line 10\n```\n… 34 more lines in the file in the thread"));
        assertThat(((UploadedFile.Text) shown.files().get(0)).text()).contains("line 44");
    }

    @Test
    void aShortenedTextIsWholeInAFile() {
        SlackMessage shown = shown(message(new Part.Text("x".repeat(5_000) + "end")));
        assertThat(texts(shown)).contains("Texts that end in … are whole in the file in the thread");
        assertThat(((UploadedFile.Text) shown.files().get(0)).text()).contains("xend");
    }

    @Test
    void nothingBreaksOutOfCode() {
        SlackMessage shown = shown(message(new Part.Code("Command", "a\n```\n*b* <!here> @here `c`")));
        assertThat(texts(shown)).contains("```\na\n`\u200b`\u200b`\n*b* &lt;!here&gt; @\u200bhere `c`\n```");
    }

    @Test
    void uploadsPicturesWithWhatTheyShowInWords() {
        SlackMessage shown = shown(message(new Part.Picture("db2 is 0 B behind", "iVBORw0KGgo=")));
        assertThat(shown.files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("orders-slots.png");
            assertThat(file.alt()).contains("db2 is 0 B behind");
            assertThat(file.bytes()).startsWith((byte) 0x89, (byte) 'P', (byte) 'N', (byte) 'G');
        });
        assertThat(texts(shown)).contains("Picture in the thread: db2 is 0 B behind");
    }

    @Test
    void saysTheStateInWordsBesideItsSymbol() {
        SlackMessage danger = shown(new ChatMessage(
                "orders · NO_PRIMARY", "Down.", Tone.DANGER, List.of(), List.of(), Phase.AWAITING_DECISION));
        assertThat(texts(danger).get(0)).isEqualTo("🔴 orders · NO_PRIMARY");
        assertThat(texts(danger).get(2))
                .startsWith("Critical · 2026-11-20 14:02 UTC (you: <!date^1795183331^{time}|14:02>)");
        SlackMessage reply = shown(ChatMessage.plain("", "HEALED after 4 min.", Tone.GOOD));
        assertThat(texts(reply).get(0)).isEqualTo("✅ HEALED after 4 min.");
        assertThat(texts(reply)).hasSize(1);
    }

    @Test
    void saysAPicturesWordsOnce() {
        Part picture = new Part.Picture("orders: slots.", "iVBORw0KGgo=");
        assertThat(texts(shown(message(picture))))
                .contains("Picture in the thread.")
                .containsOnlyOnce("orders: slots.");
    }

    @Test
    void ofStepsOnlyThoseThatCannotBeTakenBackAreMarked() {
        Part steps = new Part.Table(
                List.of("Step", "What", "Can be taken back"),
                List.of(
                        List.of("1", "stop db1", "yes"),
                        List.of("2", "wait for db2", "only looks"),
                        List.of("3", "promote db2", "NO: point of no return"),
                        List.of("4", "start db1", "by hand")));
        assertThat(texts(shown(message(steps)))).contains("""
                *1* stop db1
                *2* wait for db2
                *3* promote db2 · ⚠️ *can be taken back: NO: point of no return*
                *4* start db1 · can be taken back: by hand""");
    }

    @Test
    void aSentenceAndAReplyHaveNoTimeBesideSlacksOwn() {
        SlackMessage sentence = shown(ChatMessage.plain("", "It is over.", Tone.NEUTRAL));
        assertThat(texts(sentence)).containsExactly("It is over.");
        SlackMessage reply = RENDERING.of(Board.below("m1", message()), Optional.empty());
        assertThat(texts(reply)).containsExactly("orders · slots", "orders: slots.");
    }

    @Test
    void offersNoMoreButtonsThanAreAChoiceAndSaysSo() {
        List<Button> many = IntStream.range(0, 200)
                .mapToObj(i -> new Button("Do " + i, Button.Style.NORMAL, new Action.Run("/replica status " + i)))
                .toList();
        SlackMessage shown =
                shown(new ChatMessage("", "Choose.", Tone.NEUTRAL, List.of(), many, Phase.AWAITING_DECISION));
        JsonNode blocks = Sent.message(shown).path("blocks");
        assertThat(blocks.findParents("action_id")).hasSize(20);
        assertThat(blocks.get(2).path("elements")).hasSize(5);
        assertThat(texts(shown)).contains("… 180 more buttons; what they do can be typed, /ha help says how");
    }

    private static ChatMessage message(Part... parts) {
        return new ChatMessage(
                "orders · slots", "orders: slots.", Tone.NEUTRAL, List.of(parts), List.of(), Phase.FINAL);
    }

    private static Part table(int rows) {
        return new Part.Table(
                List.of("Node", "What"),
                IntStream.range(0, rows)
                        .mapToObj(i -> List.of("db" + i, "row " + i))
                        .toList());
    }

    private static SlackMessage shown(ChatMessage message) {
        return RENDERING.of(Board.posted(message), Optional.empty());
    }

    /** Of all text objects, from above to below. */
    private static List<String> texts(SlackMessage message) {
        return Sent.message(message).findParents("type").stream()
                .map(object -> object.path("text"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
    }
}
