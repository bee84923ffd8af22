package io.understudy.bot.web;

import io.understudy.commands.chat.Action;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Phase;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Click;
import io.understudy.commands.chat.Conversation;
import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.Invocation;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.chat.Place;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.replication.operate.Person;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Talks like the bot, about a pair of servers that does not exist: echoes what people type, answers status, previews
 * promotions, and lets anybody but the requester approve them. Answers come from a thread of its own.
 */
final class FakeConversation implements Conversation, AutoCloseable {
    private final MessageBoard board;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private Person requester;

    FakeConversation(MessageBoard board) {
        this.board = board;
    }

    @Override
    public void submit(Invocation invocation) {
        if (seen.add(invocation.id())) {
            thread.execute(() -> answer(invocation));
        }
    }

    @Override
    public void submit(Click click) {
        if (seen.add(click.id())) {
            thread.execute(() -> board.byId(click.message())
                    .flatMap(message -> message.button(click.button()))
                    .ifPresent(button -> clicked(click, button.action())));
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void answer(Invocation said) {
        Place here = Place.in(said.channel());
        board.put(new Draft(
                "said/" + said.id(),
                here,
                Optional.of(said.by()),
                Optional.of(said.id()),
                ChatMessage.plain("", said.text(), Tone.NEUTRAL)));
        switch (said.text()) {
            case "/replica status" -> board.put(Draft.answer("status/" + said.id(), here, said.id(), Samples.status()));
            case "/replica promote db2" -> {
                requester = said.by();
                board.put(Draft.answer("operation/41", here, said.id(), Samples.preview(said.by())));
            }
            case "/replica long" ->
                board.put(Draft.answer(
                        "long/" + said.id(),
                        here,
                        said.id(),
                        ChatMessage.plain("", "Working on it.", Tone.NEUTRAL).withPhase(Phase.WORKING)));
            default ->
                board.put(Draft.answer(
                        "unknown/" + said.id(),
                        here.onlyFor(said.by()),
                        said.id(),
                        ChatMessage.plain(
                                "Unknown command", "There is no command '" + said.text() + "'.", Tone.WARNING)));
        }
    }

    private void clicked(Click click, Action action) {
        PostedMessage preview = board.byId(click.message()).orElseThrow();
        if (action instanceof Action.Refresh) {
            board.put(Draft.announcement(preview.key(), preview.place(), Samples.statusAt("14:05:40")));
        } else if (action instanceof Action.Reject) {
            board.put(new Draft(
                    preview.key(),
                    preview.place(),
                    Optional.empty(),
                    preview.invocation(),
                    ChatMessage.plain(
                            "Promote db2 · REJECTED",
                            "Rejected by " + click.by().name() + ": " + click.input(),
                            Tone.NEUTRAL)));
        } else if (action instanceof Action.Approve && click.by().sameAs(requester)) {
            board.put(Draft.answer(
                    "refused/" + click.id(),
                    preview.place().onlyFor(click.by()),
                    click.id(),
                    ChatMessage.plain(
                            "Not yours to approve", "You asked for this; another approver decides.", Tone.WARNING)));
        } else if (action instanceof Action.Approve) {
            board.put(new Draft(
                    preview.key(), preview.place(), Optional.empty(), preview.invocation(), Samples.running(40)));
        }
    }
}
