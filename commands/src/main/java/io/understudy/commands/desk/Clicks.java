package io.understudy.commands.desk;

import io.understudy.commands.access.Role;
import io.understudy.commands.catalogue.CommandCatalogue;
import io.understudy.commands.catalogue.Verb;
import io.understudy.commands.chat.Action;
import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.Click;
import io.understudy.commands.chat.Invocation;
import io.understudy.commands.chat.Place;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.desk.Requests.Found;
import io.understudy.commands.render.ChecksMessage;
import io.understudy.replication.operate.Desk.Decision;
import io.understudy.replication.operate.Person;
import io.understudy.replication.operate.Sameness;
import java.util.Optional;
import java.util.Set;

/** Carries out what a click means. The button's id is looked up on the board, the person's role at this moment. */
final class Clicks {
    private final CommandWiring wiring;
    private final Answerer answerer;
    private final Refusals refusals;
    private final Requests requests;

    Clicks(CommandWiring wiring, Answerer answerer, Refusals refusals) {
        this.wiring = wiring;
        this.answerer = answerer;
        this.refusals = refusals;
        this.requests = new Requests(wiring);
    }

    void carryOut(Click click) {
        Optional<PostedMessage> message =
                wiring.board().byId(click.message()).filter(posted -> posted.visibleTo(click.by()));
        AnswerSheet sheet = sheet(click, message);
        try {
            Optional<Button> button = message.flatMap(posted -> posted.button(click.button()));
            if (button.isEmpty()) {
                sheet.showPrivately(refusals.noSuchButton(click));
            } else {
                act(button.get().action(), click, message.orElseThrow(), sheet);
            }
        } catch (RuntimeException e) {
            sheet.showPrivately(Mishaps.explain(sheet.invocation(), e));
        }
    }

    private void act(Action action, Click click, PostedMessage on, AnswerSheet sheet) {
        if (action instanceof Action.Approve approve) {
            approve(approve.operation(), click, sheet);
        } else if (action instanceof Action.Reject reject) {
            reject(reject.operation(), click, sheet);
        } else if (action instanceof Action.Cancel cancel) {
            cancel(cancel.operation(), click, sheet);
        } else if (action instanceof Action.ShowChecks show) {
            showChecks(show.operation(), click, sheet);
        } else if (action instanceof Action.Quietly quiet) {
            answerer.answerClick(invocation(click, on, quiet.command()), sheet, false);
        } else if (action instanceof Action.Note note) {
            answerer.answerClick(invocation(click, on, noteCommand(note, click)), beside(on, click), true);
        } else if (action instanceof Action.Run run) {
            answerer.answer(invocation(click, on, run.command()), sheet);
        } else {
            String again = ((Action.Refresh) action).command();
            answerer.refresh(invocation(click, on, again), sheet, on);
        }
    }

    /** In the thread of the message that was clicked on; below what one person sees there is none. */
    private AnswerSheet beside(PostedMessage on, Click click) {
        Optional<String> own = on.place().onlyFor().isPresent() ? Optional.empty() : Optional.of(on.id());
        Optional<String> thread = on.place().thread().or(() -> own);
        Place place = new Place(on.place().channel(), thread, Optional.empty());
        return new AnswerSheet(wiring.board(), click.id(), place, click.by());
    }

    private static String noteCommand(Action.Note note, Click click) {
        return CommandCatalogue.PREFIX + " " + Verb.NOTE.words() + " " + note.incident() + " " + click.input();
    }

    private void approve(long operation, Click click, AnswerSheet sheet) {
        Optional<Found> found = requests.find(operation);
        if (found.isEmpty()) {
            sheet.showPrivately(refusals.noSuchButton(click));
        } else if (mayNot(Role.APPROVER, click.by())) {
            sheet.showPrivately(notAllowed(click.by(), "approve request " + operation, Role.APPROVER));
        } else {
            tell(found.get().cluster().desk().approve(operation, click.by(), click.input()), operation, click, sheet);
        }
    }

    /** Approvers reject; whoever asked may take it back. */
    private void reject(long operation, Click click, AnswerSheet sheet) {
        Optional<Found> found = requests.find(operation);
        if (found.isEmpty()) {
            sheet.showPrivately(refusals.noSuchButton(click));
        } else if (mayNot(Role.APPROVER, click.by()) && !asked(found.get(), click.by())) {
            sheet.showPrivately(notAllowed(click.by(), "reject request " + operation, Role.APPROVER));
        } else {
            tell(found.get().cluster().desk().reject(operation, click.by()), operation, click, sheet);
        }
    }

    /** Whoever asked may stop it, and every operator. */
    private void cancel(long operation, Click click, AnswerSheet sheet) {
        Optional<Found> found = requests.find(operation);
        if (found.isEmpty()) {
            sheet.showPrivately(refusals.noSuchButton(click));
        } else if (mayNot(Role.OPERATOR, click.by()) && !asked(found.get(), click.by())) {
            sheet.showPrivately(notAllowed(click.by(), "cancel request " + operation, Role.OPERATOR));
        } else {
            tell(found.get().cluster().desk().cancel(operation, click.by()), operation, click, sheet);
        }
    }

    /** Surely: where nobody can tell, the request is another person's. */
    private boolean asked(Found found, Person by) {
        return wiring.identities().compare(found.operation().requester(), by) == Sameness.SAME;
    }

    private void showChecks(long operation, Click click, AnswerSheet sheet) {
        if (mayNot(Role.VIEWER, click.by())) {
            sheet.showPrivately(notAllowed(click.by(), "see checks of request " + operation, Role.VIEWER));
            return;
        }
        sheet.showPrivately(requests.find(operation)
                .map(found -> ChecksMessage.of(found.operation()))
                .orElseGet(() -> refusals.noSuchButton(click)));
    }

    /** What counted shows in the operation's own message. */
    private void tell(Decision decision, long operation, Click click, AnswerSheet sheet) {
        if (decision instanceof Decision.NotAccepted not) {
            sheet.showPrivately(refusals.notAccepted(click.by(), operation, not.reason()));
        } else {
            wiring.narrator().changed(((Decision.Accepted) decision).operation());
        }
    }

    private ChatMessage notAllowed(Person by, String what, Role needed) {
        Set<Role> roles = wiring.people().rolesOf(by);
        return refusals.notAllowed(by, what, needed, roles);
    }

    private boolean mayNot(Role needed, Person by) {
        return !wiring.people().rolesOf(by).contains(needed);
    }

    private static Invocation invocation(Click click, PostedMessage on, String command) {
        return new Invocation(click.id(), click.by(), on.place().channel(), command, click.at());
    }

    /** A click on a message that is gone is answered in the first cluster's channel, to that person only. */
    private AnswerSheet sheet(Click click, Optional<PostedMessage> message) {
        String channel = message.map(on -> on.place().channel())
                .orElseGet(() -> wiring.inOrder().get(0).channel());
        return new AnswerSheet(wiring.board(), click.id(), Place.in(channel), click.by());
    }
}
