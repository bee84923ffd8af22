package io.understudy.backup.folder;

import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import io.understudy.replication.host.HostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sums of files by the machine's {@code sha256sum}, three times as fast as ours: a bot's Java is started for little memory
 * and does not compile its own down to the processor's instructions. Where there is no such program, ours does it.
 *
 * @param host the bot's own machine
 * @param timeLimit for each file
 */
public record SumProgram(Host host, Duration timeLimit) {
    /** Below, starting a program takes longer than summing. */
    private static final long WORTH_BYTES = 4L << 20;

    /** A name with a backslash or a newline is escaped, and the line then begins with a backslash. */
    private static final Pattern LINE = Pattern.compile("\\\\?([0-9a-f]{64}) .*", Pattern.DOTALL);

    /**
     * As {@link Checksums#ofAll}.
     *
     * @throws HostException if it was interrupted, or took longer than it may
     */
    public SortedMap<String, String> ofAll(Path fileOrDirectory) throws IOException {
        return Checksums.ofAll(fileOrDirectory, this::of);
    }

    private String of(Path file) throws IOException {
        if (Files.size(file) < WORTH_BYTES) {
            return Checksums.of(file);
        }
        CommandResult result =
                host.run(Argv.of("sha256sum", "--", file.toAbsolutePath().toString()), timeLimit);
        Matcher line = LINE.matcher(result.stdout());
        // Ours says what is wrong with a file that cannot be read.
        return result.succeeded() && line.matches() ? line.group(1) : Checksums.of(file);
    }
}
