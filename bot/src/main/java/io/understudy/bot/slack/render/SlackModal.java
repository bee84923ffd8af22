package io.understudy.bot.slack.render;

import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.TextObject;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import io.understudy.commands.chat.Action;
import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.Part;
import io.understudy.commands.chat.PostedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The window in which people type what a click alone does not say: it shows once more what is about to happen. */
public final class SlackModal {
    /** What Slack calls the window by when it is submitted. */
    public static final String CALLBACK = "understudy:typed";
    /** Where what was typed stands in the submission: the block, and the element in it. */
    public static final String BLOCK = "typed";

    public static final String ACTION = "text";

    /** Of titles and of the window's own buttons. */
    private static final int SHORT = 24;

    private static final int HEADER = 150;
    private static final int LABEL = 2_000;
    private static final int PLACEHOLDER = 150;
    private static final int TYPED = 2_000;
    private static final int PARTS = 20;
    private static final int CHARACTERS = 8_000;

    private final CommandWords words;

    /** @param command the slash command of this workspace, with its slash */
    public SlackModal(String command) {
        this.words = new CommandWords(command);
    }

    /** The window for a button; empty if a click is enough, or if the message has no such button. */
    public Optional<View> of(PostedMessage posted, String button) {
        ChatMessage message = posted.message().reworded(words);
        Optional<Part.Input> input = message.parts().stream()
                .filter(Part.Input.class::isInstance)
                .map(Part.Input.class::cast)
                .findFirst();
        return posted.button(button)
                .filter(clicked ->
                        clicked.action() instanceof Action.Approve || clicked.action() instanceof Action.Note)
                .flatMap(clicked -> input.map(
                        asked -> view(message, clicked, asked, new ButtonValue(posted.id(), button).toString())));
    }

    private static View view(ChatMessage message, Button clicked, Part.Input asked, String metadata) {
        String submit = SlackText.line(clicked.label());
        return View.builder()
                .type("modal")
                .callbackId(CALLBACK)
                .privateMetadata(metadata)
                .title(ViewTitle.builder()
                        .type("plain_text")
                        .text(title(clicked.action()))
                        .build())
                .submit(ViewSubmit.builder()
                        .type("plain_text")
                        .text(submit.isBlank() ? "Send" : new Scissors().fit(submit, SHORT))
                        .build())
                .close(ViewClose.builder().type("plain_text").text("Back").build())
                .blocks(blocks(message, clicked, asked))
                .build();
    }

    private static String title(Action action) {
        if (action instanceof Action.Approve approve) {
            return new Scissors().fit("Approve request " + approve.operation(), SHORT);
        }
        return new Scissors().fit("Note, incident " + ((Action.Note) action).incident(), SHORT);
    }

    private static List<LayoutBlock> blocks(ChatMessage message, Button clicked, Part.Input asked) {
        boolean decides = clicked.action() instanceof Action.Approve;
        boolean danger = clicked.style() == Button.Style.DANGER;
        List<LayoutBlock> blocks = new ArrayList<>(head(message));
        if (danger) {
            blocks.add(section(SlackText.markup("🔴 *This cannot be taken back.*")));
        }
        if (decides) {
            blocks.addAll(decision(message));
        }
        blocks.add(input(asked));
        return blocks;
    }

    private static List<LayoutBlock> head(ChatMessage message) {
        List<LayoutBlock> head = new ArrayList<>();
        String title = SlackText.line(message.title());
        if (!title.isBlank()) {
            head.add(HeaderBlock.builder()
                    .text(SlackText.plain(new Scissors().fit(title, HEADER)))
                    .build());
        }
        head.add(section(SlackText.plain(new Scissors().fit(SlackText.lines(message.text()), Body.SECTION))));
        return head;
    }

    /** The facts, loss among them, and the risks: what somebody must have read who decides. */
    private static List<LayoutBlock> decision(ChatMessage message) {
        Body body = new Body(PARTS, CHARACTERS);
        PartWriter writer = new PartWriter(
                body, new Scissors(), Rest.IN_FILE, new Callees(name -> Optional.empty()), message.text());
        message.parts().stream().filter(SlackModal::weighs).forEach(writer::write);
        List<LayoutBlock> blocks = new ArrayList<>(body.blocks());
        if (!body.complete()) {
            blocks.add(section(SlackText.plain("… more in the message itself: go back and read it there")));
        }
        return blocks;
    }

    private static boolean weighs(Part part) {
        return part instanceof Part.Facts
                || (part instanceof Part.Text text && text.text().startsWith("! "));
    }

    private static LayoutBlock input(Part.Input asked) {
        String label = SlackText.line(asked.label());
        String placeholder = SlackText.line(asked.placeholder());
        return InputBlock.builder()
                .blockId(BLOCK)
                .label(SlackText.plain(label.isBlank() ? "Text" : new Scissors().fit(label, LABEL)))
                .element(PlainTextInputElement.builder()
                        .actionId(ACTION)
                        .placeholder(
                                placeholder.isBlank()
                                        ? null
                                        : SlackText.plain(new Scissors().fit(placeholder, PLACEHOLDER)))
                        .maxLength(TYPED)
                        .build())
                .build();
    }

    private static LayoutBlock section(TextObject text) {
        return SectionBlock.builder().text(text).build();
    }
}
