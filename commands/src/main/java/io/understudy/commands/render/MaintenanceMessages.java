package io.understudy.commands.render;

import io.understudy.commands.catalogue.CommandCatalogue;
import io.understudy.commands.catalogue.Verb;
import io.understudy.commands.chat.Action;
import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Part;
import io.understudy.commands.chat.Part.Facts.Fact;
import io.understudy.replication.maintenance.MaintenanceWindow;
import io.understudy.replication.operate.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Times without alerts: their beginning, the reminders, their end. */
public final class MaintenanceMessages {
    private MaintenanceMessages() {}

    /** {@code before}: the one whose place it takes. */
    public static ChatMessage begun(MaintenanceWindow window, Optional<MaintenanceWindow> before) {
        return new ChatMessage(
                title(window),
                "Alerts about " + window.target() + " are held back until " + Figures.day(window.endsAt()) + " for "
                        + window.owner().name() + ": " + window.reason()
                        + ". Two primaries, a promotion that nobody asked"
                        + " for and a lost slot are told all the same."
                        + before.map(one -> " This takes the place of the maintenance until "
                                        + Figures.day(one.endsAt()) + ".")
                                .orElse(""),
                Tone.NEUTRAL,
                List.of(facts(window)),
                List.of(end(window)),
                ChatMessage.Phase.FINAL);
    }

    /** Shortly before its end. */
    public static ChatMessage endsSoon(MaintenanceWindow window) {
        return reminder(
                window,
                window.owner().name() + ", the maintenance of " + window.target() + " ends "
                        + Figures.day(window.endsAt()) + ": alerts come again then. To have longer, ask for it anew.");
    }

    /** Once a day while it lasts. */
    public static ChatMessage stillOn(MaintenanceWindow window, Instant now) {
        return reminder(
                window,
                window.owner().name() + ", alerts about " + window.target() + " have been held back for "
                        + Figures.duration(Duration.between(window.beganAt(), now)) + ", until "
                        + Figures.day(window.endsAt()) + ": " + window.reason() + ". Is that still wanted?");
    }

    /** Its time is over. */
    public static ChatMessage over(MaintenanceWindow window) {
        return ChatMessage.plain(
                title(window),
                "The maintenance of " + window.target() + " is over ("
                        + window.owner().name() + ": " + window.reason()
                        + "). What is wrong there is told from now on.",
                Tone.NEUTRAL);
    }

    /** Somebody ended it before its time. */
    public static ChatMessage endedBy(MaintenanceWindow window, Person by, Instant now) {
        return ChatMessage.plain(
                title(window),
                by.name() + " ended the maintenance of " + window.target() + " after "
                        + Figures.duration(Duration.between(window.beganAt(), now)) + ", "
                        + Figures.duration(Duration.between(now, window.endsAt()))
                        + " before its time. What is wrong there is told from now on.",
                Tone.NEUTRAL);
    }

    /** There is nothing to end. */
    public static ChatMessage none(String cluster, Optional<String> node, List<MaintenanceWindow> others) {
        String target = cluster + node.map(name -> "/" + name).orElse("");
        return new ChatMessage(
                cluster + " · maintenance",
                "There is no maintenance of " + target + " to end."
                        + (others.isEmpty()
                                ? ""
                                : " There is one of "
                                        + String.join(
                                                ", ",
                                                others.stream()
                                                        .map(MaintenanceWindow::target)
                                                        .toList())
                                        + "."),
                Tone.WARNING,
                List.of(),
                others.stream().map(MaintenanceMessages::end).toList(),
                ChatMessage.Phase.FINAL);
    }

    /** For the status: who, until when and why. */
    static Fact fact(MaintenanceWindow window) {
        return new Fact(
                "Maintenance",
                window.target() + " until " + Figures.day(window.endsAt()) + " · "
                        + window.owner().name() + ": " + window.reason() + " · its alerts are held back");
    }

    private static ChatMessage reminder(MaintenanceWindow window, String text) {
        return new ChatMessage(
                title(window), text, Tone.WARNING, List.of(), List.of(end(window)), ChatMessage.Phase.FINAL);
    }

    private static String title(MaintenanceWindow window) {
        return window.target() + " · maintenance";
    }

    private static Part.Facts facts(MaintenanceWindow window) {
        return new Part.Facts(List.of(
                new Fact("Owner", window.owner().name()),
                new Fact("Reason", window.reason()),
                new Fact("From", Figures.day(window.beganAt())),
                new Fact("Until", Figures.day(window.endsAt()))));
    }

    private static Button end(MaintenanceWindow window) {
        return new Button(
                "End maintenance of " + window.target(),
                Button.Style.NORMAL,
                new Action.Run(CommandCatalogue.PREFIX + " " + Verb.MAINTENANCE_END.words() + " " + window.target()));
    }
}
