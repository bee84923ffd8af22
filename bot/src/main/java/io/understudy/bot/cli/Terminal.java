package io.understudy.bot.cli;

import io.understudy.backup.progress.BackupProgress;
import io.understudy.commands.parse.Harmless;
import io.understudy.commands.render.Figures;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Progress for the person at a terminal: one line that changes; or for a log: a plain line for each phase, and now and then. */
final class Terminal {
    private static final Duration OFTEN_ENOUGH = Duration.ofSeconds(10);
    private static final int WIDTH = 110;

    private final PrintWriter out;
    private final boolean redraws;
    private final Clock clock;
    private String phase = "";
    private Instant shown = Instant.MIN;
    private boolean open;

    /** @param redraws whether a carriage return goes back to the line's beginning */
    Terminal(PrintWriter out, boolean redraws, Clock clock) {
        this.out = out;
        this.redraws = redraws;
        this.clock = clock;
    }

    void show(BackupProgress progress) {
        String line = Harmless.visible(line(progress));
        if (redraws) {
            String fitting = line.length() > WIDTH ? line.substring(0, WIDTH - 1) + "…" : line;
            out.print("\r" + fitting + " ".repeat(WIDTH - fitting.length()));
            open = true;
        } else if (!progress.phase().equals(phase) || clock.instant().isAfter(shown.plus(OFTEN_ENOUGH))) {
            out.println(line);
            shown = clock.instant();
        }
        phase = progress.phase();
        out.flush();
    }

    /** Whatever is printed next begins on a line of its own. */
    void end() {
        if (open) {
            out.println();
            open = false;
        }
    }

    /** For example {@code restoring orders (2 of 3), table public.lines: 7.6 MB of 22 MB, 3.1 MB/s, about 5 s left}. */
    static String line(BackupProgress progress) {
        StringBuilder line = new StringBuilder(progress.phase());
        if (progress.parts() > 0) {
            line.append(" (")
                    .append(progress.part())
                    .append(" of ")
                    .append(progress.parts())
                    .append(')');
        }
        if (!progress.at().isEmpty()) {
            line.append(", ").append(progress.at());
        }
        if (progress.bytes() > 0) {
            line.append(": ").append(Figures.bytes(progress.bytes()));
            if (progress.expectedBytes() > progress.bytes()) {
                line.append(" of about ").append(Figures.bytes(progress.expectedBytes()));
            }
        }
        if (progress.bytesPerSecond() > 0) {
            line.append(", ").append(Figures.bytes(progress.bytesPerSecond())).append("/s");
            long left = (progress.expectedBytes() - progress.bytes()) / progress.bytesPerSecond();
            line.append(left > 0 ? ", about " + Figures.duration(Duration.ofSeconds(left)) + " left" : "");
        }
        return line.toString();
    }
}
