package io.understudy.bot.slack.render;

import io.understudy.commands.catalogue.CommandCatalogue;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands that a text names, by the slash command that people have to type in their workspace. */
record CommandWords(String command) implements UnaryOperator<String> {
    private static final Pattern OURS =
            Pattern.compile("(?<![\\w/.-])" + Pattern.quote(CommandCatalogue.PREFIX) + "(?![\\w/-])");

    @Override
    public String apply(String text) {
        return command.equals(CommandCatalogue.PREFIX)
                ? text
                : OURS.matcher(text).replaceAll(Matcher.quoteReplacement(command));
    }
}
