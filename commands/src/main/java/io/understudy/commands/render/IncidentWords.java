package io.understudy.commands.render;

import io.understudy.replication.incident.Incident;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The phrases about an incident that several messages share. */
final class IncidentWords {
    private IncidentWords() {}

    /** The newest wording, with the cluster's name if it does not begin with it. */
    static String named(Incident incident) {
        return incident.sentence().startsWith(incident.cluster())
                ? incident.sentence()
                : incident.cluster() + ": " + incident.sentence();
    }

    static Duration lasted(Incident incident) {
        return Duration.between(incident.openedAt(), incident.closedAt().orElse(incident.lastSeenAt()));
    }

    /** Of one that is over: how it ended. */
    static String ended(Incident incident) {
        String how = incident.attention()
                .resolvedBy()
                .map(person -> "RESOLVED by " + person.name())
                .orElse("HEALED");
        return how + " after " + Figures.duration(lasted(incident)) + ", was: " + named(incident);
    }

    static String seen(Incident incident) {
        long checks = incident.sightings();
        return "in " + checks + (checks == 1 ? " check" : " checks") + ", last at "
                + Figures.second(incident.lastSeenAt());
    }

    static String acknowledged(Incident incident) {
        return incident.attention()
                .acknowledged()
                .map(one -> "by " + one.by().name() + " at " + Figures.second(one.at()))
                .orElse("by nobody yet");
    }

    /** A channel and people, as they are called to. */
    static List<String> addressees(Optional<String> channel, List<String> people) {
        return Stream.concat(channel.map(name -> "#" + name.replaceFirst("^#", "")).stream(), people.stream())
                .toList();
    }
}
