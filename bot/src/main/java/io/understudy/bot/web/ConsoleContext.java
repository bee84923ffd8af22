package io.understudy.bot.web;

import io.understudy.commands.access.People;
import io.understudy.commands.access.Role;
import io.understudy.commands.chat.Conversation;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.lag.LagStory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What the console stands on.
 *
 * @param completions what people with these roles may type, from the catalogue
 * @param lag of a cluster over a time until now; empty when there is no such cluster
 */
public record ConsoleContext(
        MessageBoard board,
        Conversation conversation,
        Function<Set<Role>, List<Completion>> completions,
        People people,
        ConsoleUsers users,
        LoginTokens logins,
        SessionCookies cookies,
        ConsoleScene scene,
        BiFunction<String, Duration, Optional<LagStory>> lag,
        Clock clock,
        RandomIds ids,
        Probes probes) {
    Audience audience() {
        return new Audience(people);
    }
}
