package io.understudy.replication.plan;

import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.ServiceKind;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import java.util.Optional;

/**
 * Whether a node's declared service could start what lies in its data directory, or will lie there.
 *
 * @param origin the node whose data that is: itself, or the one that is copied
 * @param data of the origin; empty if nobody knows
 */
public record ServiceCheck(
        NodeSpec node, HostFinding.Seen machine, String origin, Optional<DataDirectory.Cluster> data) {
    private static final String NAME = "can-be-started";

    /** Of what lies there now. */
    public static Check of(NodeSpec node, HostFinding.Seen machine, DataDirectory.Cluster data) {
        return new ServiceCheck(node, machine, node.name(), Optional.of(data)).check();
    }

    /** BLOCK where a stopped server could not be started again. */
    public Check check() {
        ServiceKind kind = node.postgres().service();
        if (kind instanceof ServiceKind.Systemd && !machine.service().systemd()) {
            return blocked(
                    "systemd does not run the machine of " + node.name() + ", so that its " + kind.words()
                            + " cannot be started or stopped.",
                    "Declare another kind of service, or boot the machine with systemd.");
        }
        return kind.configFile().map(file -> outside(kind, file)).orElseGet(this::inside);
    }

    private String onDebian(ServiceKind.Debian debian) {
        return ": pg_createcluster -d %s %d %s (it makes the directory too; remove that where a copy is to come)"
                .formatted(node.postgres().dataDirectory(), debian.version(), debian.cluster());
    }

    private Check outside(ServiceKind kind, String file) {
        if (!machine.service().configFile()) {
            return blocked(
                    "The configuration " + file + " of " + node.name() + " is not there: its " + kind.words()
                            + " could not start its server.",
                    "Correct the service of " + node.name() + " in the configuration, or make that file"
                            + (kind instanceof ServiceKind.Debian debian ? onDebian(debian) : "") + ".");
        }
        if (kind instanceof ServiceKind.Debian
                && machine.service().configuredDirectory().isEmpty()) {
            return blocked(
                    file + " names no data_directory, so that nobody knows which server pg_ctlcluster would start.",
                    "Write data_directory = '" + node.postgres().dataDirectory() + "' into that file itself.");
        }
        Optional<String> elsewhere = machine.service().configuredDirectory().filter(named -> !isDeclared(named));
        return elsewhere
                .map(named -> blocked(
                        file + " is for the data directory " + named + ", and "
                                + node.postgres().dataDirectory() + " is declared for " + node.name()
                                + ": another server would be started and stopped.",
                        "Correct the service or the data_directory of " + node.name() + " in the configuration."))
                .orElseGet(() -> startable(file));
    }

    private boolean isDeclared(String directory) {
        return directory.equals(node.postgres().dataDirectory())
                || data.filter(found -> found.realPath().equals(directory)).isPresent();
    }

    private Check inside() {
        if (data.filter(found -> !found.ownConfiguration()).isEmpty()) {
            return startable("its data directory");
        }
        return blocked(
                "The configuration of " + origin + " is not in its data directory "
                        + data.get().realPath() + " (Debian's layout), where "
                        + node.postgres().service().words() + " looks for it: a stopped server would stay down.",
                "Declare what starts " + node.name() + ", such as service: {kind: debian, version: "
                        + data.get().majorVersion()
                        + ", cluster: main}, or keep postgresql.conf in the data directory.");
    }

    private Check startable(String place) {
        return Check.pass(
                NAME,
                node.postgres().service().words() + " finds the configuration of " + node.name() + " in " + place);
    }

    private static Check blocked(String sentence, String hint) {
        return Check.block(NAME, sentence, hint);
    }
}
