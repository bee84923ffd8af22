package io.understudy.backup.dump;

import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * How many files a file system still takes.
 *
 * @param count empty if it does not count them, as btrfs does not, or would not say
 */
record FreeInodes(OptionalLong count) {
    static FreeInodes of(Host host, Path directory) {
        CommandResult result = host.run(
                Argv.of("stat", "--file-system", "--format=%c %d", directory.toString()), Duration.ofSeconds(30));
        String[] fields = result.stdout().strip().split(" ", -1);
        boolean counted = result.succeeded() && fields.length == 2 && !fields[0].equals("0");
        return new FreeInodes(counted ? OptionalLong.of(Long.parseLong(fields[1])) : OptionalLong.empty());
    }
}
