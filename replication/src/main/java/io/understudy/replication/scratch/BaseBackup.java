package io.understudy.replication.scratch;

import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.ReadResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The making of a standby: slot first, base backup, recovery settings of our own, start, streaming. {@code pg_basebackup -R} is not
 * used: it copies a former standby's settings, and writes parameters that older libraries reject.
 */
record BaseBackup(ScratchServer primary, ScratchServer standby) {

    private static final Duration DEADLINE = Duration.ofMinutes(10);

    // Anchored to the name, so that a value that mentions one of them stays.
    private static final Pattern INHERITED = Pattern.compile(
            "\\s*(primary_conninfo|primary_slot_name|restore_command|recovery_\\w+|promote_trigger_file)\\s*=.*",
            Pattern.CASE_INSENSITIVE);

    void run() {
        primary.psql(
                "create a replication slot",
                "SELECT 1 FROM pg_catalog.pg_create_physical_replication_slot('%s', true);".formatted(standby.name()));
        standby.makeDirectory();
        CommandResult result = standby.host().run(command(), DEADLINE);
        if (!result.succeeded()) {
            throw new ScratchException(
                    "copy %s to %s".formatted(primary.name(), standby.name()),
                    result.complaint(),
                    "check that %s runs and that the disk has room".formatted(primary.name()));
        }
        makeStandby();
        standby.startOnFreePort();
        awaitStreaming();
    }

    private Argv command() {
        Argv backup = standby.site()
                .binaries()
                .command("pg_basebackup")
                .and("-D", standby.dataDirectory().toString(), "-d", conninfo().toString())
                .and("-X", "stream", "-S", standby.name(), "-c", "fast");
        return standby.spec().durable() ? backup : backup.and("--no-sync");
    }

    private void makeStandby() {
        Path autoConf = standby.dataDirectory().resolve("postgresql.auto.conf");
        String ours = ScratchSettings.lines(
                Map.of("primary_conninfo", conninfo().toString(), "primary_slot_name", standby.name()));
        standby.host().writeFile(autoConf, withoutInherited(content(autoConf)) + ours, 0600);
        standby.host().writeFile(standby.dataDirectory().resolve("standby.signal"), "", 0600);
    }

    static String withoutInherited(String autoConf) {
        return autoConf.lines()
                .filter(line -> !INHERITED.matcher(line).matches())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private String content(Path file) {
        if (standby.host().readFile(file) instanceof ReadResult.Found found) {
            return found.content();
        }
        throw new ScratchException("read " + file, "it cannot be read", "see whether the base backup is complete");
    }

    private Conninfo conninfo() {
        return primary.conninfo(primary.replicationUser()).with("application_name", standby.name());
    }

    /** The waiting is the server's: one connection, one look every 50 ms, an error after half a minute. */
    private void awaitStreaming() {
        primary.psql("wait until %s streams".formatted(standby.name()), """
                DO $$ BEGIN
                  FOR attempt IN 1..600 LOOP
                    PERFORM 1 FROM pg_catalog.pg_stat_replication
                     WHERE application_name = '%1$s' AND state = 'streaming';
                    IF FOUND THEN RETURN; END IF;
                    PERFORM pg_catalog.pg_sleep(0.05);
                    PERFORM pg_catalog.pg_stat_clear_snapshot();
                  END LOOP;
                  RAISE EXCEPTION '%1$s does not stream';
                END $$;
                """.formatted(standby.name()));
    }
}
