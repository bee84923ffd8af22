package io.understudy.commands.desk;

import io.understudy.commands.access.Role;
import io.understudy.commands.catalogue.CommandCatalogue;
import io.understudy.commands.catalogue.Verb;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.Invocation;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.parse.Command;
import io.understudy.commands.parse.Harmless;
import io.understudy.commands.parse.Reading;
import io.understudy.replication.operate.Person;
import java.util.Set;
import java.util.concurrent.CompletionException;

/** Reads, authorises and answers one command. */
final class Answerer {
    private final CommandWiring wiring;
    private final CommandCatalogue catalogue;
    private final ChannelParsers parsers;
    private final Handlers handlers;
    private final Refusals refusals;

    Answerer(CommandWiring wiring, CommandCatalogue catalogue, Refusals refusals) {
        this.wiring = wiring;
        this.catalogue = catalogue;
        this.parsers = new ChannelParsers(catalogue, wiring.nodeNames(), wiring.usualClusters());
        this.handlers = new Handlers(wiring, catalogue);
        this.refusals = refusals;
    }

    /** Echoes the words, then answers on the sheet; whatever happens, there is an answer. */
    void answer(Invocation invocation, AnswerSheet sheet) {
        try {
            Set<Role> roles = wiring.people().rolesOf(invocation.by());
            Reading reading = parsers.parse(invocation);
            sheet.echo(words(invocation), !isForEverybody(reading, roles));
            put(outcome(invocation, reading, roles, sheet), sheet);
        } catch (InterruptedException | RuntimeException e) {
            sheet.showPrivately(Mishaps.explain(sheet.invocation(), e));
        }
    }

    /** Answers on the message that asked for it, in place; a refusal goes to the person only. */
    void refresh(Invocation invocation, AnswerSheet sheet, PostedMessage stale) {
        try {
            Set<Role> roles = wiring.people().rolesOf(invocation.by());
            Answer answer = outcome(invocation, parsers.parse(invocation), roles, sheet);
            if (answer instanceof Answer.Shown shown) {
                wiring.board()
                        .put(new Draft(
                                stale.key(), stale.place(), stale.author(), stale.invocation(), shown.message()));
            } else {
                put(answer, sheet);
            }
        } catch (InterruptedException | RuntimeException e) {
            sheet.showPrivately(Mishaps.explain(sheet.invocation(), e));
        }
    }

    /** Without the person's words: for what was clicked. Where {@code shown} is false, only who asked hears, and only of refusals. */
    void answerClick(Invocation invocation, AnswerSheet sheet, boolean shown) {
        try {
            Set<Role> roles = wiring.people().rolesOf(invocation.by());
            Answer answer = outcome(invocation, parsers.parse(invocation), roles, sheet);
            if (shown || !(answer instanceof Answer.Shown)) {
                put(answer, sheet);
            }
        } catch (InterruptedException | RuntimeException e) {
            sheet.showPrivately(Mishaps.explain(sheet.invocation(), e));
        }
    }

    private Answer outcome(Invocation invocation, Reading reading, Set<Role> roles, AnswerSheet sheet)
            throws InterruptedException {
        Person by = invocation.by();
        if (roles.isEmpty()) {
            return new Answer.Private(refusals.notAllowed(by, invocation.text(), Role.VIEWER, roles));
        }
        if (reading instanceof Reading.NotUnderstood unclear) {
            return new Answer.Private(refusals.notUnderstood(by, invocation.text(), unclear));
        }
        Command command = ((Reading.Understood) reading).command();
        Role needed = catalogue.entry(command.verb()).needed();
        if (!roles.contains(needed)) {
            return new Answer.Private(refusals.notAllowed(by, invocation.text(), needed, roles));
        }
        wiring.audit().record(by, "command", Harmless.visible(invocation.text()));
        return handlers.answer(
                command, new Asked(invocation, roles, message -> Mishaps.logged(() -> sheet.show(message))));
    }

    private void put(Answer answer, AnswerSheet sheet) {
        if (answer instanceof Answer.Shown shown) {
            sheet.show(shown.message());
        } else if (answer instanceof Answer.Private only) {
            sheet.showPrivately(only.message());
        } else if (answer instanceof Answer.Proposed proposed) {
            wiring.narrator().announce(proposed.operation(), sheet.invocation());
        } else {
            ((Answer.Later) answer).message().whenComplete((message, problem) -> finish(sheet, message, problem));
        }
    }

    /** Whether others in the channel see the answer, and therefore the question. */
    private boolean isForEverybody(Reading reading, Set<Role> roles) {
        return reading instanceof Reading.Understood understood
                && understood.command().verb() != Verb.HELP
                && roles.contains(catalogue.entry(understood.command().verb()).needed());
    }

    private static void finish(AnswerSheet sheet, ChatMessage message, Throwable problem) {
        Mishaps.logged(
                () -> sheet.show(problem == null ? message : Mishaps.explain(sheet.invocation(), cause(problem))));
    }

    private static Throwable cause(Throwable problem) {
        return problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
    }

    private static ChatMessage words(Invocation invocation) {
        String text = Harmless.echo(invocation.text().strip());
        return ChatMessage.plain("", text.isEmpty() ? CommandCatalogue.PREFIX : text, Tone.NEUTRAL);
    }
}
