package io.understudy.commands.chat;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The channel of one incident: its name says which, so that what is typed there needs neither number nor cluster. */
public record IncidentChannel(long incident, String cluster) {
    private static final Pattern NAME = Pattern.compile("incident-(\\d{1,12})-([a-z0-9_-]+)");

    /** Empty if it is a channel of another sort. */
    public static Optional<IncidentChannel> of(String channel) {
        Matcher matcher = NAME.matcher(channel);
        return matcher.matches()
                ? Optional.of(new IncidentChannel(Long.parseLong(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    /** For example {@code incident-12-orders}. */
    public String name() {
        return "incident-" + incident + "-" + cluster;
    }
}
