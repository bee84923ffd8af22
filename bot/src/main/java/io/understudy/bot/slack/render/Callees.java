package io.understudy.bot.slack.render;

import io.understudy.bot.slack.SlackMember;
import io.understudy.commands.chat.Part;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Calls people so that Slack notifies them, as far as it is known who they are there. */
record Callees(Function<String, Optional<SlackMember>> members) {
    private static final int MOST = 10;
    private static final int NAME = 40;

    /** Formatted; at most 600 characters. */
    String line(Part.Calls calls) {
        List<String> people = calls.people();
        String named = people.stream().limit(MOST).map(this::call).collect(Collectors.joining(", "));
        return "For " + named + (people.size() > MOST ? " and " + (people.size() - MOST) + " more" : "");
    }

    private String call(String name) {
        return members.apply(name).map(member -> "<@" + member.user() + ">").orElseGet(() -> new Scissors()
                .fit(SlackText.escapedLine(name), NAME));
    }
}
