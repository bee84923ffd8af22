package io.understudy.replication.inspect;

import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.host.Host;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.Readiness;
import io.understudy.replication.observe.ServerFiles;
import io.understudy.replication.sql.ReadinessProbe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Asks of one node what only pre-flight checks ask: one more question to its server, one more command on its machine. */
public final class CloserInspector {
    private final ReadinessProbe probe;
    private final FilesInspector inspector;
    private final Function<NodeSpec, Host> hosts;

    /** Asks nothing yet; {@code hosts} stay their giver's to close. */
    public CloserInspector(ReadinessProbe probe, FilesInspector inspector, Function<NodeSpec, Host> hosts) {
        this.probe = probe;
        this.inspector = inspector;
        this.hosts = hosts;
    }

    /** What was answered; the rest is empty. */
    record Answer(Optional<Readiness> readiness, Optional<ServerFiles> files) {}

    /**
     * Asks a node.
     *
     * @param details of its server; a server without them is not asked, and its files are sought where they usually are
     */
    Answer ask(NodeSpec node, Optional<NodeDetails> details) {
        Optional<Readiness> readiness = details.flatMap(found -> probe.readiness(node.name()));
        Map<String, String> settings = details.map(NodeDetails::settings).orElse(Map.of());
        return new Answer(
                readiness,
                inspector.files(
                        node,
                        hosts.apply(node),
                        Optional.ofNullable(settings.get("hba_file")),
                        libraries(settings, readiness)));
    }

    private static List<String> libraries(Map<String, String> settings, Optional<Readiness> readiness) {
        List<String> wanted = new ArrayList<>();
        readiness.ifPresent(found -> wanted.addAll(found.libraries()));
        for (String setting : List.of("shared_preload_libraries", "session_preload_libraries")) {
            Arrays.stream(settings.getOrDefault(setting, "").split(","))
                    .map(name -> name.strip().replace("\"", ""))
                    .filter(name -> !name.isEmpty())
                    .forEach(wanted::add);
        }
        return wanted.stream().distinct().toList();
    }
}
