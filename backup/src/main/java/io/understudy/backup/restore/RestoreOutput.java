package io.understudy.backup.restore;

import io.understudy.backup.progress.BackupProgress;
import io.understudy.replication.host.Output;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Listens to a verbose {@code pg_restore}: keeps its complaints, and tells the table that it is at and the bytes that came back. */
final class RestoreOutput implements Output {
    private static final Pattern TABLE = Pattern.compile("pg_restore: processing data for table \"(.*)\"");

    // What it says besides complaints; errors of the server come in lines of any kind.
    private static final Pattern CHATTER =
            Pattern.compile("pg_restore: (?!error|warning|hint|detail|from TOC|while ).*");
    private static final int COMPLAINTS = 20;
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Clock clock;
    private final LongSupplier bytes;
    private final BackupProgress start;
    private final Consumer<BackupProgress> progress;
    private final List<String> complaints = new ArrayList<>();
    private Instant told;
    private long toldBytes;
    private String at = "";

    /**
     * Tells at once.
     *
     * @param start what is told first; its bytes are those before
     * @param bytes that all databases have now; asked about once a second
     */
    RestoreOutput(Clock clock, LongSupplier bytes, BackupProgress start, Consumer<BackupProgress> progress) {
        this.clock = clock;
        this.bytes = bytes;
        this.start = start;
        this.progress = progress;
        this.told = clock.instant();
        this.toldBytes = start.bytes();
        progress.accept(start);
    }

    @Override
    public void stderrLine(String line) {
        Matcher table = TABLE.matcher(line);
        if (table.matches()) {
            at = "table " + table.group(1);
        } else if (!CHATTER.matcher(line).matches() && complaints.size() < COMPLAINTS) {
            complaints.add(line);
        }
        silence();
    }

    @Override
    public void silence() {
        Instant now = clock.instant();
        Duration since = Duration.between(told, now);
        if (since.compareTo(EVERY) < 0) {
            return;
        }
        long found = Math.max(toldBytes, bytes.getAsLong());
        long rate = (found - toldBytes) * 1_000 / since.toMillis();
        progress.accept(
                new BackupProgress(start.phase(), at, start.part(), start.parts(), found, start.expectedBytes(), rate));
        told = clock.instant();
        toldBytes = found;
    }

    /** In its own words; empty if it had nothing to complain about. */
    String complaint() {
        return String.join("\n", complaints);
    }
}
