package io.understudy.commands.desk;

import io.understudy.commands.catalogue.CommandCatalogue;
import io.understudy.commands.chat.Click;
import io.understudy.commands.chat.Conversation;
import io.understudy.commands.chat.Invocation;
import io.understudy.commands.chat.Place;
import java.util.concurrent.Executor;

/**
 * Where adapters hand in what people type and click. Returns as soon as the event is remembered; the answer appears on
 * the board, exactly once per invocation.
 */
public final class CommandDesk implements Conversation {
    private final CommandWiring wiring;
    private final Executor commandThreads;
    private final Answerer answerer;
    private final Clicks clicks;
    private final Refusals refusals;

    /** The executor runs commands; one that waits for a slow cluster keeps a thread meanwhile. */
    public CommandDesk(CommandWiring wiring, Executor commandThreads) {
        this.wiring = wiring;
        this.commandThreads = commandThreads;
        this.refusals = new Refusals(wiring.audit(), wiring.people());
        this.answerer = new Answerer(wiring, new CommandCatalogue(), refusals);
        this.clicks = new Clicks(wiring, answerer, refusals);
    }

    /** Answers what a stopped bot left unanswered; at start, before anything new is taken. */
    public void answerLeftovers() {
        Leftovers.answer(wiring.board());
    }

    @Override
    public void submit(Invocation invocation) {
        if (wiring.seen().firstTime(invocation.id(), invocation.at())) {
            commandThreads.execute(() -> Mishaps.logged(() -> answerer.answer(
                    invocation,
                    new AnswerSheet(
                            wiring.board(), invocation.id(), Place.in(invocation.channel()), invocation.by()))));
        }
    }

    /** Takes a click; one with a known id does nothing and is audited. */
    @Override
    public void submit(Click click) {
        boolean first = wiring.seen().firstTime(click.id(), click.at());
        commandThreads.execute(() -> Mishaps.logged(() -> {
            if (first) {
                clicks.carryOut(click);
            } else {
                refusals.clickedBefore(click);
            }
        }));
    }
}
