package io.understudy.bot.slack.people;

import io.understudy.bot.slack.SlackMember;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Remembers rosters for seconds, and asks for each by one question at a time, however many wait for it. */
final class RememberedGroups implements SlackGroups {
    private static final Roster SILENT = new Roster.Unknown("it did not answer in time", Duration.ZERO);

    private final Rosters slack;
    private final InstantSource clock;
    private final Executor threads;
    private final Duration patience;
    private final Map<String, Question> questions = new ConcurrentHashMap<>();

    /** @param patience how long somebody who asks waits for Slack, for all groups together */
    RememberedGroups(Rosters slack, InstantSource clock, Executor threads, Duration patience) {
        this.slack = slack;
        this.clock = clock;
        this.threads = threads;
        this.patience = patience;
    }

    @Override
    public Map<String, Membership> memberships(SlackMember member, Set<String> groups) {
        Map<String, Question> asked = new LinkedHashMap<>();
        groups.forEach(group -> asked.put(group, questions.compute(group, this::newest)));
        awaitAll(asked);
        Map<String, Membership> memberships = new HashMap<>();
        asked.forEach((group, question) ->
                memberships.put(group, question.answer().getNow(SILENT).of(member)));
        return memberships;
    }

    private Question newest(String group, Question known) {
        return known != null && known.isGood(clock.instant())
                ? known
                : new Question(
                        clock.instant(),
                        CompletableFuture.supplyAsync(() -> slack.of(group), threads)
                                .exceptionally(RememberedGroups::failed));
    }

    /** Nobody waits again for a question that others have waited for in vain. */
    private void awaitAll(Map<String, Question> asked) {
        CompletableFuture<?>[] awaited = asked.values().stream()
                .filter(question -> !question.isOlderThan(patience, clock.instant()))
                .map(Question::answer)
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(awaited).get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException silence) {
            // Whoever has answered by now counts.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a question about user groups ended without an answer", e);
        }
    }

    private static Roster failed(Throwable problem) {
        Throwable cause = problem.getCause() == null ? problem : problem.getCause();
        return new Roster.Unknown(cause.toString(), Duration.ZERO);
    }
}
