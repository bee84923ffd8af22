package io.understudy.replication.incident;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is told when nobody acknowledges a critical incident.
 *
 * @param after how long nobody has acknowledged it; again after as long
 * @param times how often at most
 * @param channel told too; left out: only the incident's own channel
 * @param people by the names under which they log in; named in the message
 */
public record EscalationSettings(Duration after, int times, Optional<String> channel, List<String> people) {
    public static final EscalationSettings DEFAULT =
            new EscalationSettings(Duration.ofMinutes(15), 3, Optional.empty(), List.of());

    public EscalationSettings {
        people = List.copyOf(people);
        if (after.isNegative() || after.isZero() || times < 0) {
            throw new IllegalArgumentException(
                    "wanted an escalation after a time, and not less than 0 times; found " + after + ", " + times);
        }
    }

    /** The values of components that a configuration leaves out. */
    public static Map<String, Object> defaults() {
        return Map.of("after", DEFAULT.after, "times", DEFAULT.times, "people", DEFAULT.people);
    }
}
