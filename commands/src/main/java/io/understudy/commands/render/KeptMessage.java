package io.understudy.commands.render;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Part;
import io.understudy.replication.observe.KeptFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What rebuilds kept: old directories, saved WAL, and copies that were never used. */
public final class KeptMessage {
    private static final List<String> COLUMNS = List.of("Node", "Since", "Stays until", "Size", "Holds", "Path");

    private KeptMessage() {}

    /** The findings in the order to show them, one for each node. */
    public static ChatMessage of(String cluster, List<KeptFinding> findings) {
        List<List<String>> rows = findings.stream().flatMap(KeptMessage::rows).toList();
        List<Part> parts = new ArrayList<>();
        if (!rows.isEmpty()) {
            parts.add(new Part.Table(COLUMNS, rows));
        }
        List<KeptFinding.Unseen> unseen = findings.stream()
                .filter(KeptFinding.Unseen.class::isInstance)
                .map(KeptFinding.Unseen.class::cast)
                .toList();
        unseen.forEach(one ->
                parts.add(new Part.Text("What is kept of " + one.node() + " is not known: " + one.reason() + ".")));
        return new ChatMessage(
                cluster + " · kept",
                cluster + ": " + words(rows.size(), unseen.isEmpty()),
                unseen.isEmpty() ? Tone.NEUTRAL : Tone.WARNING,
                parts,
                List.of(),
                ChatMessage.Phase.FINAL);
    }

    private static String words(int kept, boolean all) {
        String found = kept == 0 ? "nothing of earlier rebuilds was found" : kept + " of earlier rebuilds are kept";
        return found + (all ? "." : ", but not every machine could be asked.");
    }

    private static Stream<List<String>> rows(KeptFinding finding) {
        return finding instanceof KeptFinding.Seen seen
                ? seen.items().stream().map(item -> row(seen.node(), item))
                : Stream.of();
    }

    private static List<String> row(String node, KeptFinding.Item item) {
        return List.of(
                node,
                Figures.day(item.data().since()),
                Figures.day(item.until()),
                item.bytes().isPresent() ? Figures.bytes(item.bytes().getAsLong()) : "not counted",
                item.holds(),
                item.data().path());
    }
}
