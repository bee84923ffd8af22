package io.understudy.commands.render;

import io.understudy.backup.catalogue.Drill;
import io.understudy.commands.catalogue.Verb;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Part;
import io.understudy.commands.chat.Part.Facts.Fact;
import io.understudy.commands.picture.DrillPicture;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What came of rehearsing a failover: its times in words, and a picture of them beside those of earlier drills. */
public final class DrillMessage {
    /** More bars than this are too thin for a phone. */
    private static final int MOST_COMPARED = 6;

    private DrillMessage() {}

    /**
     * When it ended, however it did.
     *
     * @param recent drills of the same cluster, newest first; this one may be among them
     */
    public static ChatMessage of(Drill drill, List<Drill> recent) {
        boolean passed = drill.state() == Drill.State.PASSED;
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Facts(facts(drill, passed)));
        List<Drill> compared = compared(drill, recent);
        if (!compared.isEmpty()) {
            parts.add(picture(drill.cluster(), compared));
        }
        return new ChatMessage(
                drill.cluster() + " · drill " + outcome(drill),
                passed ? passed(drill) : failed(drill),
                passed ? Tone.GOOD : drill.isCancelled() ? Tone.NEUTRAL : Tone.DANGER,
                parts,
                passed ? List.of() : List.of(WorkButtons.of("Drill again", Verb.DRILL, drill.cluster())),
                ChatMessage.Phase.FINAL);
    }

    private static String passed(Drill drill) {
        return drill.cluster() + ": drill PASSED: a failover is expected to take "
                + Figures.duration(drill.promotion()) + ". A copy of " + drill.source()
                + " was promoted, written to and checked, and is thrown away; the cluster itself was only read from.";
    }

    private static String outcome(Drill drill) {
        return drill.isCancelled() ? "CANCELLED" : drill.state().name();
    }

    private static String failed(Drill drill) {
        return drill.cluster() + ": drill " + outcome(drill) + " after "
                + drill.finishedAt()
                        .map(end -> Figures.duration(Duration.between(drill.startedAt(), end)))
                        .orElse("an unknown time")
                + ": " + BackupWords.sentence(drill.detail().isBlank() ? "no reason is on record" : drill.detail())
                + " The cluster itself was only read from."
                + (drill.isCancelled() ? "" : " A real failover may fail in the same way: look into it.");
    }

    private static List<Fact> facts(Drill drill, boolean passed) {
        List<Fact> facts = new ArrayList<>();
        if (passed) {
            facts.add(new Fact(
                    "Expected failover time",
                    Figures.duration(drill.promotion()) + " from the order to promote to the first committed write"));
        }
        facts.add(new Fact(
                "Copy",
                (drill.source().isBlank() ? "none" : "of " + drill.source() + " · " + Figures.bytes(drill.bytes()))
                        + phase(drill.copy())));
        facts.add(new Fact("Start", "until it answered, recovery included" + phase(drill.start())));
        facts.add(new Fact("Promotion", "until a write was committed" + phase(drill.promotion())));
        facts.add(new Fact("Began", Figures.day(drill.startedAt())));
        if (passed && !drill.detail().isBlank()) {
            facts.add(new Fact("Remarks", drill.detail()));
        }
        return facts;
    }

    /** A phase that was not reached took no time that could be said. */
    private static String phase(Duration took) {
        return took.isZero() ? " · not reached" : " · " + Figures.duration(took);
    }

    /** As the book remembers it, which keeps no nanoseconds. */
    private static Instant begins(Drill drill) {
        return drill.startedAt().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Those that came as far as a promotion, this one too if it did; oldest first. */
    private static List<Drill> compared(Drill drill, List<Drill> recent) {
        List<Drill> all = new ArrayList<>(recent.stream()
                .filter(one -> !begins(one).equals(begins(drill)))
                .filter(one -> one.state() != Drill.State.RUNNING)
                .limit(MOST_COMPARED - 1)
                .toList());
        all.add(drill);
        return all.stream()
                .filter(one -> !one.copy().isZero())
                .sorted(Comparator.comparing(Drill::startedAt))
                .toList();
    }

    private static Part.Picture picture(String cluster, List<Drill> drills) {
        String alt = cluster + ", phases of drills: "
                + drills.stream().map(DrillMessage::inWords).collect(Collectors.joining("; ")) + ".";
        return new Part.Picture(alt, Base64.getEncoder().encodeToString(DrillPicture.png(cluster, drills)));
    }

    private static String inWords(Drill drill) {
        return Figures.day(drill.startedAt()) + (drill.state() == Drill.State.FAILED ? " FAILED" : "") + " copy "
                + Figures.duration(drill.copy()) + ", start " + Figures.duration(drill.start()) + ", promotion "
                + Figures.duration(drill.promotion());
    }
}
