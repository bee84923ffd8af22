package io.understudy.commands.render;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.RestoreTest;
import io.understudy.commands.catalogue.Verb;
import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Part;
import io.understudy.commands.chat.Part.Facts.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What came of restoring a backup into a throwaway server. */
public final class RestoreTestMessage {
    private RestoreTestMessage() {}

    /**
     * When it ended, however it did.
     *
     * @param backup that was restored, as it is known now
     */
    public static ChatMessage of(RestoreTest test, Optional<Backup> backup, Instant now) {
        boolean passed = test.state() == RestoreTest.State.PASSED;
        return new ChatMessage(
                test.cluster() + " · restore test " + outcome(test),
                passed ? passed(test) : failed(test, backup),
                passed ? Tone.GOOD : test.isCancelled() ? Tone.NEUTRAL : Tone.DANGER,
                List.of(new Part.Facts(facts(test, backup, passed, now))),
                passed ? List.of() : buttons(test),
                ChatMessage.Phase.FINAL);
    }

    private static String passed(RestoreTest test) {
        return test.cluster() + ": restore test PASSED in " + Figures.duration(test.restore())
                + ", the measured recovery time (RTO). " + test.tables() + " tables with " + test.rows()
                + " rows came back; " + test.sampledRows() + " sampled rows are the same.";
    }

    /** How it ended: what people ended did not fail. */
    static String outcome(RestoreTest test) {
        return test.isCancelled() ? "CANCELLED" : test.state().name();
    }

    private static String failed(RestoreTest test, Optional<Backup> backup) {
        return test.cluster() + ": restore test " + outcome(test) + " after " + lasted(test) + ": "
                + BackupWords.sentence(test.detail().isBlank() ? "no reason is on record" : test.detail())
                + backup.filter(one -> !test.isCancelled())
                        .map(RestoreTestMessage::consequence)
                        .orElse("");
    }

    private static String consequence(Backup backup) {
        return backup.state() == Backup.State.VERIFIED
                ? " That backup counts as before: what failed was not its content. Repair that, and test again."
                : " That backup does not count any more. Take another, and test that one.";
    }

    private static List<Fact> facts(RestoreTest test, Optional<Backup> backup, boolean passed, Instant now) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "Backup",
                test.backup()
                        + backup.map(one -> " · " + Figures.bytes(one.bytes()) + " · taken "
                                        + BackupWords.ago(one.startedAt(), now))
                                .orElse("")));
        if (passed) {
            facts.add(new Fact("Restored in", Figures.duration(test.restore()) + " (RTO)"));
        }
        facts.add(new Fact(
                "Compared",
                test.tables() + " tables · " + test.rows() + " rows · " + test.sampledRows() + " sampled rows found"));
        facts.add(new Fact("Began", Figures.day(test.startedAt()) + " · took " + lasted(test)));
        if (passed && !test.detail().isBlank()) {
            facts.add(new Fact("Remarks", test.detail()));
        }
        return facts;
    }

    private static List<Button> buttons(RestoreTest test) {
        return List.of(
                WorkButtons.of("Back up now", Verb.BACKUP_NOW, test.cluster()),
                WorkButtons.of("Verify it", Verb.BACKUP_VERIFY, test.cluster() + " " + test.backup()));
    }

    private static String lasted(RestoreTest test) {
        return test.finishedAt()
                .map(end -> Figures.duration(Duration.between(test.startedAt(), end)))
                .orElse("an unknown time");
    }
}
