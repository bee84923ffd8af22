package io.understudy.commands.render;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Phase;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Part;
import io.understudy.replication.operate.Person;
import java.time.Instant;
import java.util.List;

/** An alert that is none, and what came of sending it. */
public final class TestAlertMessage {
    private TestAlertMessage() {}

    /** One way that alerts go. */
    public sealed interface Way {
        /** For people, for example {@code channel #dba (escalation)}. */
        String name();

        record Took(String name) implements Way {}

        record Refused(String name, String why) implements Way {}

        /** Nobody set it up, which is no failure. */
        record NotSetUp(String name, String hint) implements Way {}
    }

    /** Marked as a test in each of its texts; nothing to click. */
    public static ChatMessage alert(String cluster, Person by, Instant at) {
        return ChatMessage.plain(
                cluster + " · TEST · no incident",
                "TEST " + cluster + ": nothing is wrong. " + by.name() + " tries at " + Figures.second(at)
                        + " whether alerts get here.",
                Tone.NEUTRAL);
    }

    public static ChatMessage outcome(String cluster, List<Way> ways) {
        long failed = ways.stream().filter(Way.Refused.class::isInstance).count();
        long tried = ways.stream().filter(way -> !(way instanceof Way.NotSetUp)).count();
        return new ChatMessage(
                cluster + " · TEST · " + (failed == 0 ? "arrived" : "NOT everywhere"),
                failed == 0
                        ? (tried == 1 ? "The only way that is set up" : "All " + tried + " ways")
                                + " took the test alert of " + cluster + "."
                        : failed + " of " + tried + " ways did NOT take the test alert of " + cluster + ".",
                failed == 0 ? Tone.GOOD : Tone.DANGER,
                List.of(new Part.Table(
                        List.of("Way", "Took it"),
                        ways.stream().map(TestAlertMessage::row).toList())),
                List.of(),
                Phase.FINAL);
    }

    /** The second way out may take a while. */
    public static ChatMessage working(String cluster) {
        return ChatMessage.plain(cluster + " · TEST", "The test alert of " + cluster + " is on its way.", Tone.NEUTRAL)
                .withPhase(Phase.WORKING);
    }

    private static List<String> row(Way way) {
        if (way instanceof Way.Refused refused) {
            return List.of(way.name(), "NO: " + refused.why());
        }
        return List.of(way.name(), way instanceof Way.NotSetUp not ? "not set up: " + not.hint() : "yes");
    }
}
