package io.understudy.commands.render;

import io.understudy.commands.access.Role;
import io.understudy.commands.catalogue.CommandCatalogue;
import io.understudy.commands.catalogue.CommandEntry;
import io.understudy.commands.catalogue.Verb;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Part;
import io.understudy.commands.chat.Part.Facts.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a person may ask for. */
public final class HelpMessage {
    private static final List<Fact> PROMOTION = List.of(
            new Fact(
                    "At a time",
                    "/replica promote db2 at 02:00 because new disks: everything is judged again when it begins"),
            new Fact("Checks", "docs/checks.md lists what must be true first; /replica plan promote db2 only looks"),
            new Fact("Old primary unseen", "/replica promote-unfenced db2 where nobody can prove that it is gone"));

    private HelpMessage() {}

    /** Every command that somebody with these roles may use. */
    public static ChatMessage all(CommandCatalogue catalogue, Set<Role> roles) {
        List<CommandEntry> entries = catalogue.availableTo(roles);
        return new ChatMessage(
                "Help",
                "You can ask for " + entries.size() + " things. Changes to a cluster run only after approval.",
                Tone.NEUTRAL,
                List.of(new Part.Table(
                        List.of("Command", "What it does"),
                        entries.stream()
                                .map(entry -> List.of(entry.usage(), entry.help()))
                                .toList())),
                List.of(),
                ChatMessage.Phase.FINAL);
    }

    /** One command in detail. */
    public static ChatMessage one(CommandCatalogue catalogue, Verb verb) {
        CommandEntry entry = catalogue.entry(verb);
        return new ChatMessage(
                "Help · " + verb.words(),
                entry.usage() + ": " + entry.help(),
                Tone.NEUTRAL,
                List.of(new Part.Facts(facts(entry))),
                List.of(),
                ChatMessage.Phase.FINAL);
    }

    private static List<Fact> facts(CommandEntry entry) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Example", entry.example()));
        if (entry.verb() == Verb.PROMOTE) {
            facts.addAll(PROMOTION);
        }
        facts.add(new Fact("Role", entry.needed().name().toLowerCase(Locale.ROOT)));
        return facts;
    }
}
