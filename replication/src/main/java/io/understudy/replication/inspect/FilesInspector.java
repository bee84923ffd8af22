package io.understudy.replication.inspect;

import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import io.understudy.replication.host.HostException;
import io.understudy.replication.observe.ServerFiles;
import io.understudy.replication.observe.ServerFiles.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the files that pre-flight checks compare, in one command per machine. Changes nothing. */
public final class FilesInspector {
    /** The control file shortens two of the names. */
    private static final Map<String, String> CONFIGURATION_NAMES = Map.of(
            "max_prepared_xacts", "max_prepared_transactions", "max_locks_per_xact", "max_locks_per_transaction");

    private final Duration deadline;

    /** Looks at nothing yet; {@code deadline} is for one command. */
    public FilesInspector(Duration deadline) {
        this.deadline = deadline;
    }

    /**
     * Looks at a node's files as the server's user.
     *
     * @param host the node's machine, logged in as whoever the bot logs in as
     * @param clientRules path of its {@code pg_hba.conf}; empty: in the data directory
     * @param libraries names of libraries to look for, as PostgreSQL writes them
     * @return empty if the machine did not answer
     */
    public Optional<ServerFiles> files(NodeSpec node, Host host, Optional<String> clientRules, List<String> libraries) {
        try {
            CommandResult result = host.as(node.postgres().osUser())
                    .run(FilesScript.look(node.postgres(), clientRules.orElse(""), libraries), deadline);
            return result.succeeded() ? Optional.of(read(HostReport.parse(result.stdout()))) : Optional.empty();
        } catch (HostException | IllegalArgumentException unanswered) {
            return Optional.empty();
        }
    }

    private static ServerFiles read(HostReport report) {
        Map<Integer, String> origins = new HashMap<>();
        pairs(report, "origin").forEach((timeline, record) -> origins.put(Integer.valueOf(timeline), record));
        Map<String, String> control = new HashMap<>();
        pairs(report, "setting")
                .forEach((name, value) -> control.put(CONFIGURATION_NAMES.getOrDefault(name, name), value));
        return new ServerFiles(
                report.first("rules").map(read -> report.all("rule")),
                report.first("libraries").map(found -> report.all("missing")),
                report.first("walfree").isPresent() ? OptionalLong.of(report.number("walfree")) : OptionalLong.empty(),
                control,
                pairs(report, "configured"),
                origins,
                report.first("written").map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds))),
                report.all("slot"),
                report.first("program"),
                place(report));
    }

    private static Place place(HostReport report) {
        Optional<String[]> directory = report.first("directory").map(line -> line.split(" ", 2));
        return new Place(
                report.first("realpath").orElse(""),
                report.first("home").orElse(""),
                report.first("user").orElse(""),
                directory.map(fields -> fields[0]),
                directory.map(fields -> fields[1]),
                report.first("parent").isPresent());
    }

    /** Lines of a name, a blank, and what is said of it; that may be nothing. */
    private static Map<String, String> pairs(HostReport report, String key) {
        Map<String, String> found = new HashMap<>();
        for (String line : report.all(key)) {
            int blank = line.indexOf(' ');
            found.put(line.substring(0, blank), line.substring(blank + 1).strip());
        }
        return found;
    }
}
