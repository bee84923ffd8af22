package io.understudy.replication.check;

import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.ServiceKind;
import io.understudy.replication.observe.Autostart;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.HostFinding.Postmaster;
import io.understudy.replication.plan.Check;
import io.understudy.replication.plan.CheckList;
import io.understudy.replication.plan.ServiceCheck;
import java.util.List;
import java.util.Optional;

/** Whether what starts a node's server on its machine is what was declared, and whether the bot may call it. */
record ServiceKindCheck(NodeSpec node, HostFinding.Seen machine, ServiceSigns signs) {
    private static final String NAME = "service";

    List<Check> checks() {
        CheckList checks = new CheckList();
        Check startable = startable();
        if (startable.verdict() != Check.Verdict.PASS) {
            checks.add(startable);
        }
        otherKind().or(this::otherUnit).ifPresentOrElse(checks::add, () -> {
            if (startable.verdict() == Check.Verdict.PASS) {
                checks.add(Check.pass(NAME, asDeclared()));
            }
        });
        if (signs.autostart() instanceof Autostart.Forbidden forbidden) {
            checks.add(Check.warn(
                    "autostart",
                    node.name() + " may not be started: " + forbidden.evidence(),
                    "if Understudy fenced it and it may serve again: /replica unfence " + node.name()));
        }
        if (!signs.lackingSudoers().isEmpty()) {
            checks.add(sudo());
        }
        return checks.all();
    }

    /** A directory that is still to be made gets its configuration with the copy, if it lies inside. */
    private Check startable() {
        Optional<DataDirectory.Cluster> data =
                machine.directory() instanceof DataDirectory.Cluster cluster ? Optional.of(cluster) : Optional.empty();
        return new ServiceCheck(node, machine, node.name(), data).check();
    }

    private String asDeclared() {
        String inside = signs.unit()
                .map(unit -> ", its server runs in systemd's unit " + unit)
                .orElse("");
        return "started and stopped with " + declared().words() + ", as declared" + inside;
    }

    private Optional<Check> otherKind() {
        if (declared() instanceof ServiceKind.Systemd) {
            return Optional.empty();
        }
        return signs.debianCluster()
                .filter(found -> !declared().words().equals("Debian cluster " + found))
                .map(found -> Check.warn(
                        NAME,
                        "wanted " + declared().words() + " as declared, found that the Debian cluster " + found
                                + " serves " + node.postgres().dataDirectory(),
                        "write service: {kind: debian, version: %s, cluster: %s}"
                                .formatted((Object[]) found.split(" ", 2))));
    }

    private Optional<Check> otherUnit() {
        if (!(declared() instanceof ServiceKind.Systemd systemd)
                || !(machine.postmaster() instanceof Postmaster.Running)) {
            return Optional.empty();
        }
        String found = signs.unit().map(unit -> "in " + unit).orElse("outside of systemd");
        boolean same = signs.unit()
                .filter(unit -> unit.replaceFirst("\\.service$", "")
                        .equals(systemd.unit().replaceFirst("\\.service$", "")))
                .isPresent();
        return same
                ? Optional.empty()
                : Optional.of(Check.warn(
                        NAME,
                        "wanted its server in systemd's unit " + systemd.unit() + " as declared, found it " + found,
                        "correct the unit, or stop the server and start it with systemctl start " + systemd.unit()));
    }

    private Check sudo() {
        return Check.block(
                "sudo",
                "the login user may not steer " + declared().words() + " through sudo",
                "add to a file in /etc/sudoers.d:\n" + String.join("\n", signs.lackingSudoers()));
    }

    private ServiceKind declared() {
        return node.postgres().service();
    }
}
