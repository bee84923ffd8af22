package io.understudy.replication.check;

import io.understudy.replication.check.MachineAnswer.Examined;
import io.understudy.replication.check.MachineAnswer.Ownership;
import io.understudy.replication.observe.Autostart;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.plan.Check;
import io.understudy.replication.plan.CheckList;
import java.util.List;

/** What lies at the declared data directory, whose it is, and whether it is the server's that answers. */
final class DirectoryCheck {
    private DirectoryCheck() {}

    static List<Check> of(NodeAnswers answers, Examined examined) {
        CheckList checks = new CheckList();
        String path = answers.node().postgres().dataDirectory();
        if (examined.finding() instanceof HostFinding.Unseen unseen) {
            checks.add(Check.unknown(
                    "directory", "nobody knows what " + path + " is: " + unseen.reason(), "look at it on its machine"));
        } else {
            HostFinding.Seen machine = (HostFinding.Seen) examined.finding();
            DataDirectory found = machine.directory();
            checks.add(kind(answers, path, found));
            new ServiceKindCheck(answers.node(), machine, examined.service())
                    .checks()
                    .forEach(checks::add);
            if (found instanceof DataDirectory.Cluster cluster) {
                ownership(answers, examined, path, checks);
                served(answers, examined, cluster, checks);
            }
        }
        return checks.all();
    }

    private static Check kind(NodeAnswers answers, String path, DataDirectory found) {
        String node = answers.node().name();
        if (found instanceof DataDirectory.Absent || found instanceof DataDirectory.Empty) {
            String kind = found instanceof DataDirectory.Absent ? "is absent" : "is empty";
            return Check.warn(
                    "directory",
                    "data directory " + path + " " + kind,
                    "for a new node: /replica rebuild " + node + " makes it a standby; else correct data_directory");
        }
        if (found instanceof DataDirectory.Foreign foreign) {
            return Check.block(
                    "directory",
                    "wanted a PostgreSQL data directory at " + path + ", found: " + foreign.what(),
                    "correct data_directory or its rights; Understudy never touches what it does not know");
        }
        DataDirectory.Cluster cluster = (DataDirectory.Cluster) found;
        return Check.pass(
                "directory",
                "data directory %s is of PostgreSQL %d, system %s"
                        .formatted(
                                path, cluster.majorVersion(), cluster.control().systemIdentifier()));
    }

    /**
     * Source: PostgreSQL manual, "Creating a Database Cluster": 0700, or 0750 with group access. Where a server is kept
     * from starting, its mode may be what keeps it: nobody is told to change that.
     */
    private static void ownership(NodeAnswers answers, Examined examined, String path, CheckList checks) {
        String osUser = answers.node().postgres().osUser();
        boolean forbidden = examined.service().autostart() instanceof Autostart.Forbidden;
        Ownership found = examined.directory().orElse(new Ownership("nobody known", "unknown"));
        checks.require(
                found.owner().equals(osUser)
                        && (forbidden
                                || found.mode().equals("700")
                                || found.mode().equals("750")),
                "directory-owner",
                path + " belongs to " + osUser + ", mode " + found.mode(),
                "wanted %s to belong to %s with mode 700 or 750, found %s with mode %s"
                        .formatted(path, osUser, found.owner(), found.mode()),
                "correct os_user, or run: chown -R %s %s && chmod 700 %s".formatted(osUser, path, path));
    }

    private static void served(
            NodeAnswers answers, Examined examined, DataDirectory.Cluster cluster, CheckList checks) {
        int wanted = answers.node().port();
        boolean runs = ((HostFinding.Seen) examined.finding()).postmaster() instanceof HostFinding.Postmaster.Running;
        if (runs && examined.servedPort().isPresent()) {
            int found = examined.servedPort().getAsInt();
            checks.require(
                    found == wanted,
                    "port",
                    "its server listens on port " + wanted,
                    "wanted its server on port " + wanted + ", found it on port " + found,
                    "write port: " + found + ", or change the server's port and restart it");
        }
        answers.server().server().flatMap(server -> server.dataDirectory()).ifPresent(found -> {
            String declared = answers.node().postgres().dataDirectory();
            checks.require(
                    found.equals(declared) || found.equals(cluster.realPath()),
                    "same-server",
                    "the server at %s port %d is the one of this directory"
                            .formatted(answers.node().address(), wanted),
                    "wanted the server of %s at %s port %d, found the one of %s"
                            .formatted(declared, answers.node().address(), wanted, found),
                    "correct address, port or data_directory: they belong to two servers");
        });
    }
}
