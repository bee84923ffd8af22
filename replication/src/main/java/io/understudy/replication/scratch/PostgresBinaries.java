package io.understudy.replication.scratch;

import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One installation of PostgreSQL's server programs.
 *
 * @param directory holds initdb, pg_ctl, postgres and their like
 * @param majorVersion such as 15
 */
public record PostgresBinaries(Path directory, int majorVersion) {

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * The newest installation below {@code /usr/lib/postgresql}, where Debian's packages put them.
     *
     * @throws ScratchException if there is none
     */
    public static PostgresBinaries newest(Host host) {
        return host.run(Argv.of("ls", "-1", DEBIAN.toString()), PATIENCE)
                .stdout()
                .lines()
                .filter(name -> name.matches("\\d+"))
                .map(Integer::valueOf)
                .sorted(Comparator.reverseOrder())
                .map(version -> DEBIAN.resolve(Integer.toString(version)).resolve("bin"))
                .filter(bin -> host.exists(bin.resolve("postgres")))
                .findFirst()
                .map(bin -> in(host, bin))
                .orElseThrow(() -> missing(DEBIAN.resolve("*/bin"), "no server programs are there"));
    }

    /**
     * The installation in a given directory.
     *
     * @throws ScratchException if its {@code postgres} does not run
     */
    public static PostgresBinaries in(Host host, Path directory) {
        CommandResult result = host.run(Argv.of(directory.resolve("postgres").toString(), "--version"), PATIENCE);
        Matcher version = VERSION.matcher(result.stdout());
        if (!result.succeeded() || !version.find()) {
            throw missing(directory, result.complaint());
        }
        return new PostgresBinaries(directory, Integer.parseInt(version.group(1)));
    }

    /** The start of a command with one of the programs. */
    public Argv command(String program) {
        return Argv.of(directory.resolve(program).toString());
    }

    private static ScratchException missing(Path directory, String found) {
        return new ScratchException(
                "looked for PostgreSQL's server programs in " + directory,
                found,
                "install them (Debian and Ubuntu: apt-get install postgresql-15) or name their directory");
    }
}
