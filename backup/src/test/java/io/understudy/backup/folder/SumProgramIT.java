package io.understudy.backup.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.host.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SumProgramIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    @Test
    void sumsLargeAndSmallFilesLikeSha256sumWhateverTheirNames() throws IOException {
        Path dumps = Files.createDirectory(directory.resolve("dumps"));
        write(dumps.resolve("odd \\ na\nme.dump"), 5 << 20);
        write(dumps.resolve("small"), 10);

        assertThat(new SumProgram(new LocalHost("here"), LIMIT).ofAll(dumps)).isEqualTo(Checksums.ofAll(dumps));
    }

    @Test
    void sumsByItselfWhereThereIsNoSuchProgram() throws IOException {
        Path dump = write(directory.resolve("orders.dump"), 5 << 20);

        assertThat(new SumProgram(new Bare(), LIMIT).ofAll(dump)).isEqualTo(Checksums.ofAll(dump));
    }

    private static Path write(Path file, int bytes) throws IOException {
        byte[] content = new byte[bytes];
        new Random(7).nextBytes(content);
        return Files.write(file, content);
    }

    /** A machine without programs. */
    private static final class Bare implements Host {
        @Override
        public String name() {
            return "bare";
        }

        @Override
        public String loginUser() {
            return "nobody";
        }

        @Override
        public CommandResult run(Argv command, Duration deadline, String input, Output output) {
            return new CommandResult(127, "", "not found", false);
        }

        @Override
        public void close() {}
    }
}
