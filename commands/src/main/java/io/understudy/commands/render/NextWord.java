package io.understudy.commands.render;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When people hear of an incident again if nobody acknowledges it.
 *
 * @param escalates whether others are told too then
 * @param channel that is told too
 * @param people who are named then
 */
public record NextWord(Instant at, boolean escalates, Optional<String> channel, List<String> people) {
    public NextWord {
        people = List.copyOf(people);
    }

    /** {@code escalation at 14:17:11 UTC to #dba, Carol}. */
    String words() {
        String when = (escalates ? "escalation at " : "reminder at ") + Figures.second(at);
        List<String> to = IncidentWords.addressees(channel, people);
        return escalates && !to.isEmpty() ? when + " to " + String.join(", ", to) : when;
    }
}
