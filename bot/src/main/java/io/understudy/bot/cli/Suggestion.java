package io.understudy.bot.cli;

import io.understudy.commands.parse.Harmless;
import io.understudy.commands.parse.Spelling;
import java.util.Collection;

/** Words for a name that nobody declared. */
final class Suggestion {
    private Suggestion() {}

    /** Names what was probably meant, and everything that there is. */
    static String unknown(String kind, String typed, Collection<String> known) {
        return "there is no %s '%s' in the configuration%s; it has: %s"
                .formatted(
                        kind,
                        Harmless.echo(typed),
                        Spelling.nearest(typed, known)
                                .map(name -> " (did you mean '" + name + "'?)")
                                .orElse(""),
                        String.join(", ", known));
    }
}
