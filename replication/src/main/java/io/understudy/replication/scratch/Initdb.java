package io.understudy.replication.scratch;

import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import java.nio.file.Path;
import java.time.Duration;

/** The making of a new cluster. */
record Initdb(ScratchServer server) {

    private static final Duration DEADLINE = Duration.ofMinutes(3);

    void run() {
        Path passwordFile = server.directory().resolve("initial-password");
        server.makeDirectory();
        server.host().writeFile(passwordFile, server.password() + "\n", 0600);
        CommandResult result = server.host().run(command(passwordFile), DEADLINE);
        server.host().run(Argv.of("rm", "-f", "--", passwordFile.toString()), DEADLINE);
        if (!result.succeeded()) {
            throw new ScratchException(
                    "make a PostgreSQL cluster in " + server.dataDirectory(),
                    result.complaint(),
                    "check the disk's free space and the directory's owner");
        }
        keepConfiguration();
        server.host().writeFile(server.dataDirectory().resolve("pg_hba.conf"), ScratchSettings.HBA, 0600);
    }

    /** For a server that is to stay: see {@link ScratchServer#moveTo}. */
    private void keepConfiguration() {
        String from = server.dataDirectory().resolve("postgresql.conf").toString();
        server.host()
                .run(Argv.of("cp", "--", from, server.initialConfiguration().toString()), DEADLINE);
    }

    private Argv command(Path passwordFile) {
        Argv initdb = server.site()
                .binaries()
                .command("initdb")
                .and("-D", server.dataDirectory().toString(), "--username", server.superuser())
                .and("--pwfile", passwordFile.toString(), "--auth", "scram-sha-256", "--data-checksums")
                .and("--encoding", "UTF8", "--locale", "C.UTF-8");
        return server.spec().durable() ? initdb : initdb.and("--no-sync");
    }
}
