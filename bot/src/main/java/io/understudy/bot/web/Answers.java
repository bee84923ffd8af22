package io.understudy.bot.web;

import io.understudy.commands.chat.ChatMessage.Phase;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.chat.PostedMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Waits on the board until something that a person asked for is answered, without holding a thread. */
final class Answers {
    private static final int PAGE = 500;
    private final MessageBoard board;

    Answers(MessageBoard board) {
        this.board = board;
    }

    /** Whether the bot has said all that it says before somebody does something. */
    static boolean settled(PostedMessage message) {
        return message.author().isEmpty() && message.message().phase() != Phase.WORKING;
    }

    /**
     * Listens, then asks; completes with every message that belongs as soon as one of them answers, or with none when
     * the time is over.
     *
     * @param known messages to look at first: those that were there before the question
     */
    CompletableFuture<List<PostedMessage>> ask(
            Runnable question,
            Duration atMost,
            List<PostedMessage> known,
            Predicate<PostedMessage> belongs,
            Predicate<PostedMessage> answers) {
        Hearing hearing = new Hearing(belongs, answers);
        MessageBoard.Subscription subscription = board.subscribe(hearing::hear);
        try {
            question.run();
            known.forEach(hearing::hear);
        } catch (RuntimeException e) {
            subscription.close();
            throw e;
        }
        return hearing.heard
                .completeOnTimeout(List.of(), atMost.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((messages, failure) -> subscription.close());
    }

    /** What the board already says in answer to an invocation: looked for only when a question is asked again. */
    List<PostedMessage> known(String invocation) {
        List<PostedMessage> found = new ArrayList<>();
        List<PostedMessage> page = board.since(0, PAGE);
        while (!page.isEmpty()) {
            page.stream()
                    .filter(message ->
                            message.invocation().filter(invocation::equals).isPresent())
                    .forEach(found::add);
            page = board.since(page.get(page.size() - 1).revision(), PAGE);
        }
        return found;
    }

    private static final class Hearing {
        private final CompletableFuture<List<PostedMessage>> heard = new CompletableFuture<>();
        private final Map<String, PostedMessage> messages = new LinkedHashMap<>();
        private final Predicate<PostedMessage> belongs;
        private final Predicate<PostedMessage> answers;

        Hearing(Predicate<PostedMessage> belongs, Predicate<PostedMessage> answers) {
            this.belongs = belongs;
            this.answers = answers;
        }

        synchronized void hear(PostedMessage message) {
            if (belongs.test(message)) {
                // Threads that put at the same time may be heard in either order.
                messages.merge(message.id(), message, (old, other) -> old.revision() > other.revision() ? old : other);
                if (answers.test(message)) {
                    heard.complete(List.copyOf(messages.values()));
                }
            }
        }
    }
}
