package io.understudy.replication.inspect;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import io.understudy.replication.host.HostException;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.KeptData;
import io.understudy.replication.observe.KeptFinding;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/** Looks through what rebuilds kept beside the data directories. Changes nothing. */
public final class KeptInspector implements Quarantine {
    /** Arguments: bin directory, one kept directory. */
    private static final String LOOK = """
            export LC_ALL=C
            bin=$1 kept=$2
            echo "bytes=$(timeout 10 du -sbcD -- "$kept" "$kept"/pg_wal "$kept"/pg_tblspc/* 2>/dev/null |
              sed -n 's/\\ttotal$//p')"
            "$bin/pg_controldata" -D "$kept" 2>/dev/null | sed -n "s/^Latest checkpoint's TimeLineID: */timeline=/p
              s/^Latest checkpoint location: */checkpoint=/p"
            if [ -r "$kept/lost-transactions.txt" ]; then echo "lost=$(head -n 1 -- "$kept/lost-transactions.txt")"; fi
            """;

    private static final Duration ONE_DIRECTORY = Duration.ofSeconds(30);
    private final ClusterSpec spec;
    private final HostInspector inspector;
    private final Function<NodeSpec, Host> hosts;
    private final Duration keepFor;

    /** Looks at nothing yet. The hosts stay their giver's to close. */
    public KeptInspector(ClusterSpec spec, HostInspector inspector, Function<NodeSpec, Host> hosts, Duration keepFor) {
        this.spec = spec;
        this.inspector = inspector;
        this.hosts = hosts;
        this.keepFor = keepFor;
    }

    @Override
    public List<KeptFinding> look() {
        return spec.nodes().stream().map(this::on).toList();
    }

    private KeptFinding on(NodeSpec node) {
        HostFinding finding = inspector.inspect(node, hosts.apply(node));
        if (finding instanceof HostFinding.Unseen unseen) {
            return new KeptFinding.Unseen(node.name(), unseen.reason());
        }
        if (!(((HostFinding.Seen) finding).directory() instanceof DataDirectory.Cluster data)) {
            return new KeptFinding.Unseen(node.name(), "there is no data directory beside which to look");
        }
        try {
            return new KeptFinding.Seen(
                    node.name(),
                    data.layout().kept().stream().map(kept -> item(node, kept)).toList());
        } catch (HostException unanswered) {
            return new KeptFinding.Unseen(node.name(), unanswered.failure().message());
        }
    }

    private KeptFinding.Item item(NodeSpec node, KeptData kept) {
        Argv look = Argv.of("sh", "-c", LOOK, "understudy-kept", node.postgres().binDirectory(), kept.path());
        CommandResult result = hosts.apply(node).as(node.postgres().osUser()).run(look, ONE_DIRECTORY);
        HostReport report = HostReport.parse(result.stdout());
        OptionalLong bytes = report.first("bytes").stream()
                .filter(text -> text.matches("\\d{1,18}"))
                .mapToLong(Long::parseLong)
                .findFirst();
        return new KeptFinding.Item(
                kept, bytes, holds(kept, report), kept.since().plus(keepFor));
    }

    private static String holds(KeptData kept, HostReport report) {
        String where = report.first("timeline")
                .map(timeline -> ", timeline " + timeline + ", checkpoint at "
                        + report.first("checkpoint").orElse("?"))
                .orElse("");
        String lost = report.first("lost").map(sentence -> "; " + sentence).orElse("");
        return kept.kind().words() + where + lost;
    }
}
