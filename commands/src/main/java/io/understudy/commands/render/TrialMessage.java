package io.understudy.commands.render;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Part;
import io.understudy.commands.chat.Part.Facts.Fact;
import io.understudy.replication.trial.TrialResult;
import io.understudy.replication.trial.TrialResult.NotTried;
import io.understudy.replication.trial.TrialResult.OfStandby;
import io.understudy.replication.trial.TrialResult.Tried;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What became of a mark in the WAL: the proofs of replication, standby by standby. */
public final class TrialMessage {
    private static final List<String> COLUMNS =
            List.of("Standby", "Sender", "Receiver", "Received after", "Replayed after", "Found");

    private TrialMessage() {}

    /** The title says whether every standby has it. */
    public static ChatMessage of(TrialResult result) {
        if (result instanceof NotTried not) {
            return ChatMessage.plain(
                    not.cluster() + " · replication NOT VERIFIED",
                    not.cluster() + ": no mark was written. " + not.reason(),
                    Tone.DANGER);
        }
        Tried tried = (Tried) result;
        long proven = tried.standbys().stream().filter(OfStandby::isProven).count();
        boolean all = proven == tried.standbys().size() && proven > 0;
        return new ChatMessage(
                tried.cluster() + " · replication " + (all ? "VERIFIED" : "NOT VERIFIED"),
                sentence(tried, proven),
                all ? Tone.GOOD : Tone.WARNING,
                List.of(facts(tried), table(tried)),
                List.of(),
                ChatMessage.Phase.FINAL);
    }

    private static String sentence(Tried tried, long proven) {
        if (tried.standbys().isEmpty()) {
            return tried.cluster() + ": a mark was written on " + tried.primary()
                    + ", and there is no standby to have it.";
        }
        String slowest = tried.standbys().stream()
                .flatMap(one -> one.replayed().stream())
                .max(Duration::compareTo)
                .map(longest -> ", the slowest after " + millis(longest))
                .orElse("");
        return tried.cluster() + ": a mark written on " + tried.primary() + " was seen on " + proven + " of "
                + tried.standbys().size() + (tried.standbys().size() == 1 ? " standby" : " standbys") + slowest + ".";
    }

    private static Part.Facts facts(Tried tried) {
        return new Part.Facts(List.of(
                new Fact("Mark", "one WAL record, no table · " + tried.at()),
                new Fact("Written", Figures.second(tried.writtenAt()) + " on " + tried.primary()),
                new Fact("Times", "from the sending on, with the bot's own way to both servers")));
    }

    private static Part.Table table(Tried tried) {
        return new Part.Table(
                COLUMNS,
                tried.standbys().stream()
                        .map(one -> List.of(
                                one.node(),
                                one.sender().orElse("none"),
                                one.receiver().orElse("none"),
                                after(one.received()),
                                after(one.replayed()),
                                one.trouble().orElse("the mark is there")))
                        .toList());
    }

    private static String after(Optional<Duration> passed) {
        return passed.map(TrialMessage::millis).orElse("not seen");
    }

    private static String millis(Duration passed) {
        return Math.max(0, passed.toMillis()) + " ms";
    }
}
