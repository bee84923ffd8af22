package io.understudy.slacklocal.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.understudy.slacklocal.events.Event;
import io.understudy.slacklocal.workspace.Channel;
import io.understudy.slacklocal.workspace.Member;
import io.understudy.slacklocal.workspace.OpenView;
import io.understudy.slacklocal.workspace.PostedMessage;
import io.understudy.slacklocal.workspace.Reply;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A member who acts. What a member does is sent at once; the futures end with the app's answer in its acknowledgement, or
 * as {@link io.understudy.slacklocal.events.EventSender#send} says.
 */
public final class Participant {
    private final People people;
    private final Member member;
    private final Payloads payloads;
    private final Answers answers;

    Participant(People people, Member member) {
        this.people = people;
        this.member = member;
        this.payloads = new Payloads(people.workspace().app(), member);
        this.answers = new Answers(people.workspace(), member);
    }

    /** Who this is. */
    public Member member() {
        return member;
    }

    /** What this member sees, and waits for. */
    public Sight sees() {
        return new Sight(people, member);
    }

    /** Types a slash command into a channel. */
    public CompletableFuture<JsonNode> slash(String channel, String command, String text) {
        Channel where = people.channel(channel);
        return people.events().send(command(channel, command, text)).thenApply(answer -> {
            answers.toCommand(where, answer);
            return answer;
        });
    }

    /** The event of a slash command, for those who send it in their own way. */
    public Event command(String channel, String command, String text) {
        Channel where = people.channel(channel);
        String reply = reply(new Reply(where.id(), member.id(), Optional.empty()));
        return payloads.command(where, command, text, trigger(), reply);
    }

    /** Clicks the button with this label, in the message as it was when the caller read it. */
    public CompletableFuture<JsonNode> click(PostedMessage message, String label) {
        return people.events().send(press(message, label));
    }

    /** Clicks the button with this {@code action_id}, which is one's own within the message. */
    public CompletableFuture<JsonNode> clickAction(PostedMessage message, String actionId) {
        return people.events().send(press(message, Button.withAction(message, actionId)));
    }

    /** The event of a click, for those who send it in their own way. */
    public Event press(PostedMessage message, String label) {
        return press(message, Button.labelled(message, label));
    }

    private Event press(PostedMessage message, Button button) {
        Channel where = people.channel(message.channel());
        String reply = reply(new Reply(where.id(), member.id(), Optional.of(message.ts())));
        return payloads.click(where, message, button.action(now()), trigger(), reply);
    }

    /**
     * Sends a modal with these texts, by the {@code action_id} of their inputs. It closes when the app says nothing else.
     *
     * @throws IllegalArgumentException if Slack would not let it be sent so
     */
    public CompletableFuture<JsonNode> submit(OpenView view, Map<String, String> texts) {
        Event event = payloads.submission(view, Inputs.of(view).values(texts), trigger());
        return people.events().send(event).thenApply(answer -> {
            answers.toSubmission(view, answer);
            return answer;
        });
    }

    /** Closes a modal unsent; the app hears of it if it wanted to. */
    public CompletableFuture<JsonNode> close(OpenView view) {
        people.workspace().views().close(view.id());
        return view.view().path("notify_on_close").asBoolean()
                ? people.events().send(payloads.closing(view))
                : CompletableFuture.completedFuture(MissingNode.getInstance());
    }

    private String trigger() {
        return people.workspace().triggers().issue(member.id());
    }

    private String reply(Reply back) {
        return people.responseUrl(people.workspace().responseUrls().issue(back));
    }

    private String now() {
        Instant now = people.clock().instant();
        return String.format("%d.%06d", now.getEpochSecond(), now.getNano() / 1_000);
    }
}
