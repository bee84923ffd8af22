package io.understudy.commands.render;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.keep.RetentionOutcome;
import io.understudy.backup.keep.RetentionPlan;
import io.understudy.backup.keep.RetentionPlan.Removable;
import io.understudy.backup.keep.RetentionPreview;
import io.understudy.commands.chat.Part;
import io.understudy.commands.chat.Part.Facts.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What retention did, will do, and why it does nothing. */
final class RetentionWords {
    /** More ids than this are counted, not named: the table says the rest. */
    private static final int MOST_NAMED = 5;

    private RetentionWords() {}

    /** After a backup. */
    static List<Fact> facts(RetentionOutcome outcome) {
        List<Fact> facts = new ArrayList<>();
        if (outcome instanceof RetentionOutcome.Announced) {
            facts.add(new Fact(
                    "Retention",
                    "removed NOTHING yet: from the next verified backup on it will, first "
                            + names(outcome.plan().removable()) + "; /replica backup pin keeps one"));
        } else if (outcome instanceof RetentionOutcome.Applied applied) {
            facts.add(new Fact("Retention", removed(applied)));
            applied.failures().forEach(failure -> facts.add(new Fact("NOT removed", failure)));
        }
        outcome.plan().frozen().forEach(why -> facts.add(new Fact("Retention FROZEN", why)));
        return facts;
    }

    /** What goes after the next backup; without what is frozen, which {@link #facts} or {@link #frozen} says. */
    static Fact next(RetentionPreview preview) {
        RetentionPlan plan = preview.plan();
        String what = plan.removesNothing() ? "nothing" : names(plan.removable());
        return new Fact(
                "Goes after the next backup",
                preview.onlyTold() && !plan.removesNothing() ? what + " will be announced, and goes one backup later" : what);
    }

    static List<Fact> frozen(Optional<RetentionPreview> preview) {
        return preview.stream()
                .flatMap(one -> one.plan().frozen().stream())
                .map(why -> new Fact("Retention FROZEN", why))
                .toList();
    }

    /** What would go, each with its reason. */
    static Part.Table table(RetentionPlan plan) {
        return new Part.Table(
                List.of("Backup that goes", "Size", "Why"),
                plan.removable().stream()
                        .map(one -> List.of(
                                BackupWords.brief(one.backup()),
                                Figures.bytes(one.backup().bytes()),
                                one.why()))
                        .toList());
    }

    private static String removed(RetentionOutcome.Applied applied) {
        if (applied.removed().isEmpty()) {
            return "removed nothing";
        }
        long bytes = applied.plan().removable().stream()
                .map(Removable::backup)
                .filter(backup -> applied.removed().contains(backup.id()))
                .mapToLong(Backup::bytes)
                .sum();
        return "removed " + listed(applied.removed()) + " (" + Figures.bytes(bytes) + ")";
    }

    private static String names(List<Removable> removable) {
        long bytes = removable.stream().mapToLong(one -> one.backup().bytes()).sum();
        return listed(removable.stream().map(one -> one.backup().id()).toList()) + " (" + Figures.bytes(bytes) + ")";
    }

    private static String listed(List<String> ids) {
        String named = ids.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return ids.size() > MOST_NAMED ? named + " and " + (ids.size() - MOST_NAMED) + " more" : named;
    }
}
