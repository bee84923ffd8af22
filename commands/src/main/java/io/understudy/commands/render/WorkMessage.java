package io.understudy.commands.render;

import io.understudy.backup.progress.BackupProgress;
import io.understudy.commands.catalogue.Verb;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Long work with backups while it goes on; that nothing moves is said loudly. */
public final class WorkMessage {
    private static final Duration STALLED = Duration.ofSeconds(60);

    private WorkMessage() {}

    /**
     * Of one moment.
     *
     * @param what the work, for example {@code restore test}
     * @param still how long nothing has moved
     */
    public static ChatMessage of(String cluster, String what, BackupProgress progress, Duration still) {
        boolean stalled = still.compareTo(STALLED) >= 0;
        String where = progress.phase()
                + (progress.parts() > 0 ? " (" + progress.part() + " of " + progress.parts() + ")" : "");
        String text = cluster + ": " + what + " runs · " + where + measured(progress)
                + (stalled ? " · STALLED " + Figures.duration(still) : "") + ".";
        return new ChatMessage(
                cluster + " · " + what,
                text,
                stalled ? Tone.WARNING : Tone.NEUTRAL,
                List.of(bar(progress, still, stalled)),
                List.of(WorkButtons.of("Cancel", Verb.BACKUP_CANCEL, cluster)),
                ChatMessage.Phase.WORKING);
    }

    private static Part bar(BackupProgress progress, Duration still, boolean stalled) {
        String line = line(progress, still, stalled);
        return isMeasured(progress)
                ? new Part.ProgressBar(percent(progress), line)
                : new Part.Text(line.isEmpty() ? "Nothing is counted in this phase." : line);
    }

    private static String line(BackupProgress progress, Duration still, boolean stalled) {
        List<String> words = new ArrayList<>();
        if (isMeasured(progress)) {
            words.add(Figures.bytesOf(progress.bytes(), Math.max(progress.bytes(), progress.expectedBytes())));
        } else if (progress.bytes() > 0) {
            words.add(Figures.bytes(progress.bytes()));
        }
        if (stalled) {
            words.add("STALLED " + Figures.duration(still));
        } else if (progress.bytesPerSecond() > 0) {
            words.add(Figures.bytes(progress.bytesPerSecond()) + "/s");
            if (progress.expectedBytes() > progress.bytes()) {
                words.add("about " + Figures.duration(left(progress)) + " left");
            }
        }
        if (!progress.at().isBlank()) {
            words.add(progress.at());
        }
        return String.join(" · ", words);
    }

    private static String measured(BackupProgress progress) {
        return isMeasured(progress) ? " · " + percent(progress) + " %" : "";
    }

    private static boolean isMeasured(BackupProgress progress) {
        return progress.expectedBytes() > 0;
    }

    private static Duration left(BackupProgress progress) {
        return Duration.ofSeconds((progress.expectedBytes() - progress.bytes()) / progress.bytesPerSecond());
    }

    /** What is expected is an estimate: work that outgrew it is shown as complete, no more. */
    private static int percent(BackupProgress progress) {
        double share = (double) progress.bytes() / progress.expectedBytes();
        return (int) Math.max(0, Math.min(100, Math.floor(share * 100)));
    }
}
