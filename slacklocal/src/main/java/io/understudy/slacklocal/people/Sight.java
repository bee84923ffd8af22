package io.understudy.slacklocal.people;

import io.understudy.slacklocal.workspace.Member;
import io.understudy.slacklocal.workspace.MessageRef;
import io.understudy.slacklocal.workspace.OpenView;
import io.understudy.slacklocal.workspace.PostedMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a member sees. The methods with a time wait for what is wanted, and end with an {@link AssertionError} that says
 * what is there instead; of several messages they answer the newest.
 */
public final class Sight {
    private final People people;
    private final Member member;

    Sight(People people, Member member) {
        this.people = people;
        this.member = member;
    }

    /** All messages of a channel that this member sees, in the order in which they were posted. */
    public List<PostedMessage> messages(String channel) {
        return people.workspace().messages().in(people.channel(channel).id()).stream()
                .filter(this::mine)
                .toList();
    }

    /** A message as it is now; empty if it is gone. */
    public Optional<PostedMessage> now(PostedMessage message) {
        return people.workspace().messages().find(new MessageRef(message.channel(), message.ts()));
    }

    /** A message of the channel, in threads and for this member alone too, that says all of these words. */
    public PostedMessage message(String channel, Duration atMost, String... words) {
        return await(channel, atMost, "a message in " + channel, message -> true, words);
    }

    /** A message that is not in a thread. */
    public PostedMessage topMessage(String channel, Duration atMost, String... words) {
        return await(
                channel,
                atMost,
                "a message in " + channel + " outside of threads",
                message -> message.threadTs().isEmpty(),
                words);
    }

    /** A message for this member alone. */
    public PostedMessage ephemeral(String channel, Duration atMost, String... words) {
        return await(
                channel,
                atMost,
                "a message for " + member.name() + " alone in " + channel,
                message -> message.onlyFor().isPresent(),
                words);
    }

    /** An answer in the thread below a message. */
    public PostedMessage reply(PostedMessage parent, Duration atMost, String... words) {
        return await(
                parent.channel(),
                atMost,
                "an answer in the thread of: " + parent.text(),
                message -> message.threadTs().equals(Optional.of(parent.ts())),
                words);
    }

    /** This very message, once it says all of these words. */
    public PostedMessage wording(PostedMessage message, Duration atMost, String... words) {
        return await(
                message.channel(),
                atMost,
                "a new wording of: " + message.text(),
                other -> other.ts().equals(message.ts()),
                words);
    }

    /** This very message, once it has no buttons any more. */
    public PostedMessage withoutButtons(PostedMessage message, Duration atMost) {
        return await(
                message.channel(),
                atMost,
                "no buttons in: " + message.text(),
                other -> other.ts().equals(message.ts())
                        && PlainText.buttons(other).isEmpty());
    }

    /** The modal on top, once there is one. */
    public OpenView modal(Duration atMost) {
        return people.waiting()
                .until(
                        atMost,
                        "a modal for " + member.name(),
                        () -> {
                            List<OpenView> open = people.workspace().views().seenBy(member.id());
                            return open.isEmpty() ? Optional.empty() : Optional.of(open.get(open.size() - 1));
                        },
                        () -> "none");
    }

    private PostedMessage await(
            String channel, Duration atMost, String what, Predicate<PostedMessage> where, String... words) {
        return people.waiting()
                .until(
                        atMost,
                        what + " with " + List.of(words),
                        () -> messages(channel).stream()
                                .filter(where)
                                .filter(message -> says(message, words))
                                .reduce((older, newer) -> newer),
                        () -> messages(channel).stream().map(PlainText::of).collect(Collectors.joining("\n--\n")));
    }

    private boolean mine(PostedMessage message) {
        return message.onlyFor().map(member.id()::equals).orElse(true);
    }

    private static boolean says(PostedMessage message, String... words) {
        String text = PlainText.of(message);
        return Stream.of(words).allMatch(text::contains);
    }
}
