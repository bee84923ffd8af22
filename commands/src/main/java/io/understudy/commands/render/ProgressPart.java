package io.understudy.commands.render;

import io.understudy.commands.chat.Part;
import io.understudy.replication.operate.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How far a long step is; that nothing moves is said loudly. */
final class ProgressPart {
    private static final Duration STALLED = Duration.ofSeconds(60);

    private ProgressPart() {}

    static Part of(Progress progress) {
        boolean measured = progress.doneBytes().isPresent()
                && progress.totalBytes().isPresent()
                && progress.totalBytes().getAsLong() > 0;
        String line = line(progress, measured);
        return measured ? new Part.ProgressBar(percent(progress), line) : new Part.Text(line);
    }

    private static String line(Progress progress, boolean measured) {
        List<String> words = new ArrayList<>();
        words.add(progress.phase());
        if (measured) {
            words.add(percent(progress) + " %");
            words.add(Figures.bytesOf(
                    progress.doneBytes().getAsLong(), progress.totalBytes().getAsLong()));
        } else if (progress.doneBytes().isPresent()) {
            words.add(Figures.bytes(progress.doneBytes().getAsLong()));
        }
        words.addAll(pace(progress));
        return String.join(" · ", words);
    }

    private static List<String> pace(Progress progress) {
        if (progress.stalledFor().compareTo(STALLED) >= 0) {
            return List.of("STALLED " + Figures.duration(progress.stalledFor()));
        }
        List<String> words = new ArrayList<>();
        if (progress.bytesPerSecond() > 0) {
            words.add(Figures.bytes(progress.bytesPerSecond()) + "/s");
        }
        progress.left().ifPresent(left -> words.add("about " + Figures.duration(left) + " left"));
        return words;
    }

    /** Sizes are estimates: a copy that outgrew its estimate is shown as complete, no more. */
    private static int percent(Progress progress) {
        double share = (double) progress.doneBytes().getAsLong()
                / progress.totalBytes().getAsLong();
        return (int) Math.max(0, Math.min(100, Math.floor(share * 100)));
    }
}
