package io.understudy.bot.web;

import io.understudy.commands.access.People;
import io.understudy.commands.access.Role;
import io.understudy.commands.chat.MessageBoard;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What the console stands on.
 *
 * @param completions what people with these roles may type, from the catalogue
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
        Clock clock,
        RandomIds ids,
        Probes probes) {
    Audience audience() {
        return new Audience(people);
    }
}
