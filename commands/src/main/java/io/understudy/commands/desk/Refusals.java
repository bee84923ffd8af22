package io.understudy.commands.desk;

import io.understudy.commands.access.AuditLog;
import io.understudy.commands.access.People;
import io.understudy.commands.access.Role;
import io.understudy.commands.chat.Action;
import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Click;
import io.understudy.commands.chat.Part;
import io.understudy.commands.parse.Harmless;
import io.understudy.commands.parse.Reading;
import io.understudy.replication.operate.Person;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What people are told when nothing is done; every refusal is audited. */
final class Refusals {
    private final AuditLog audit;
    private final People people;

    Refusals(AuditLog audit, People people) {
        this.audit = audit;
        this.people = people;
    }

    ChatMessage notUnderstood(Person by, String text, Reading.NotUnderstood reading) {
        audit.record(by, "refused-command", Harmless.echo(text) + ": " + reading.sentence());
        List<Button> buttons = reading.instead().stream()
                .map(command -> new Button(command, Button.Style.NORMAL, new Action.Run(command)))
                .toList();
        return new ChatMessage(
                "Not understood",
                reading.sentence(),
                Tone.WARNING,
                List.of(new Part.Text(reading.hint())),
                buttons,
                ChatMessage.Phase.FINAL);
    }

    ChatMessage notAllowed(Person by, String what, Role needed, Set<Role> roles) {
        String doubt = people.doubt(by).map(why -> " " + why).orElse("");
        audit.record(
                by, "refused-role", Harmless.echo(what) + ": needs " + needed + (doubt.isEmpty() ? "" : "." + doubt));
        String person = by.platform() + ":" + by.id();
        String has = roles.isEmpty()
                ? "You are not known here (" + person + ")."
                : "You (" + person + ") have "
                        + String.join(
                                " and ",
                                roles.stream().sorted().map(Refusals::name).toList()) + ".";
        return new ChatMessage(
                "Not allowed",
                "This needs the role " + name(needed) + ". " + Harmless.visible(has) + " Nothing was done." + doubt,
                Tone.WARNING,
                List.of(new Part.Text("Roles are given in the bot's configuration.")),
                List.of(),
                ChatMessage.Phase.FINAL);
    }

    ChatMessage noSuchButton(Click click) {
        audit.record(click.by(), "refused-click", "unknown button " + words(click));
        return ChatMessage.plain(
                "Not valid any more",
                "This button is no longer valid: it was used, it expired, or its message has changed. Nothing was"
                        + " done; look at the newest message or ask again.",
                Tone.WARNING);
    }

    ChatMessage notAccepted(Person by, long operation, String reason) {
        audit.record(by, "refused-decision", "request " + operation + ": " + reason);
        return ChatMessage.plain("Not accepted · request " + operation, reason, Tone.WARNING);
    }

    /** A platform delivered an event again, or somebody sent it again: nobody is answered. */
    void clickedBefore(Click click) {
        audit.record(
                click.by(), "repeated-click", "known event " + Harmless.echo(click.id()) + ": button " + words(click));
    }

    private static String words(Click click) {
        return Harmless.echo(click.button()) + " of message " + Harmless.echo(click.message());
    }

    private static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
