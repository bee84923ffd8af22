package io.understudy.backup.drill;

import io.understudy.backup.program.BackupFailedException;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import io.understudy.replication.scratch.ScratchSite;
import java.nio.file.Path;
import java.time.Duration;

/** The server on a copy: reached through its socket by its own user, and by nothing else. */
final class CutOffServer {
    private final ScratchSite site;
    private final StandbyFacts source;
    private final OwnNetwork network;

    CutOffServer(ScratchSite site, StandbyFacts source, OwnNetwork network) {
        this.site = site;
        this.source = source;
        this.network = network;
    }

    /** Where the site finds it when everything is thrown away. */
    static Path data(ScratchSite site) {
        return site.directory().resolve("copy").resolve("data");
    }

    /** Nothing of the source's own configuration is left to be read, wherever it lay there. */
    void configure() {
        Host host = site.host();
        Path data = data(site);
        host.writeFile(data.resolve("postgresql.conf"), new CutOffSettings(source, site.directory()).text(), 0600);
        // This one is read from the data directory whatever else is said, and it wins.
        host.writeFile(data.resolve("postgresql.auto.conf"), "", 0600);
        host.writeFile(data.resolve("pg_hba.conf"), CutOffSettings.HBA, 0600);
        host.writeFile(data.resolve("pg_ident.conf"), "", 0600);
        host.writeFile(data.resolve("standby.signal"), "", 0600);
    }

    /**
     * Starts it as a standby without upstream; it answers when it has replayed what came with the copy.
     *
     * @throws BackupFailedException with the end of its log if it does not start in time
     */
    void start(Duration limit) throws BackupFailedException {
        Argv start = site.binaries()
                .command("pg_ctl")
                .and("start", "--pgdata=" + data(site), "--log=" + log(), "--silent")
                .and("--wait", "--timeout=" + Math.max(1, limit.toSeconds()));
        CommandResult result = network.run(site.host().loginUser(), start, limit.plusSeconds(10));
        if (!result.succeeded()) {
            throw new BackupFailedException("wanted the copy to start, found: " + result.complaint()
                    + ". The end of its log: " + endOfLog());
        }
    }

    /**
     * Runs a script in a database of the copy until its first error.
     *
     * @return what it printed: values one per line
     */
    String run(String database, String purpose, String script, Duration deadline) throws BackupFailedException {
        Argv psql = Argv.of("env", "LC_ALL=C", "PGCLIENTENCODING=UTF8")
                .and("PGHOST=" + site.directory(), "PGPORT=" + CutOffSettings.PORT)
                .and("PGUSER=" + source.superuser(), "PGDATABASE=" + database)
                .and(site.binaries().directory().resolve("psql").toString(), "--no-password", "--no-psqlrc")
                .and("--no-align", "--tuples-only", "--quiet", "--set=ON_ERROR_STOP=1", "--file=-");
        CommandResult result = site.host().runWithInput(psql, deadline, script);
        if (!result.succeeded()) {
            throw new BackupFailedException("wanted to " + purpose + ", found: " + result.complaint());
        }
        return result.stdout().strip();
    }

    private String endOfLog() {
        return site.host()
                .run(Argv.of("tail", "-n", "20", "--", log().toString()), Duration.ofSeconds(10))
                .stdout()
                .strip();
    }

    private Path log() {
        return site.directory().resolve("server.log");
    }
}
