package io.understudy.replication.check;

import io.understudy.replication.check.MachineAnswer.Examined;
import io.understudy.replication.check.MachineAnswer.NotBecome;
import io.understudy.replication.check.MachineAnswer.Unreached;
import io.understudy.replication.cluster.HostAccess;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.ServiceKind;
import io.understudy.replication.plan.Check;
import io.understudy.replication.plan.CheckList;
import io.understudy.replication.service.Sudoers;
import java.util.List;

/** Whether commands run on a node's machine, and whether PostgreSQL's programs are there. */
final class MachineCheck {
    private MachineCheck() {}

    static List<Check> of(NodeAnswers answers) {
        if (answers.machine() instanceof Unreached unreached) {
            return List.of(Check.block("machine", unreached.message(), unreached.hint()));
        }
        if (answers.machine() instanceof NotBecome refused) {
            return List.of(notBecome(refused, answers.node()));
        }
        Examined examined = (Examined) answers.machine();
        CheckList checks = new CheckList();
        checks.add(Check.pass("machine", reached(answers.node(), examined)));
        programs(answers, examined, checks);
        return checks.all();
    }

    private static Check notBecome(NotBecome refused, NodeSpec node) {
        return Check.block(
                "os-user",
                "%s cannot become %s on its machine: %s"
                        .formatted(refused.loginUser(), refused.osUser(), refused.complaint()),
                "correct os_user; or log in as %2$s; or let %1$s run commands as %2$s, with a line in /etc/sudoers.d: %1$s ALL=(%2$s) NOPASSWD: ALL%3$s"
                        .formatted(refused.loginUser(), refused.osUser(), forItsUnit(refused, node)));
    }

    private static String forItsUnit(NotBecome refused, NodeSpec node) {
        return node.postgres().service() instanceof ServiceKind.Systemd systemd
                ? "\nand for its unit:\n" + String.join("\n", Sudoers.forUnit(systemd.unit(), refused.loginUser()))
                : "";
    }

    private static String reached(NodeSpec node, Examined examined) {
        String osUser = node.postgres().osUser();
        String how = node.access() instanceof HostAccess.Ssh ssh
                ? "machine reached over SSH at " + ssh.address() + ", its host key is the pinned one"
                : "machine is this one";
        return how + "; commands run as " + osUser
                + (examined.loginUser().equals(osUser) ? "" : ", from " + examined.loginUser());
    }

    private static void programs(NodeAnswers answers, Examined examined, CheckList checks) {
        String directory = answers.node().postgres().binDirectory();
        MachineAnswer.Programs programs = examined.programs();
        checks.require(
                programs.lacking().isEmpty() && programs.version().isPresent(),
                "programs",
                "PostgreSQL %s's programs are in %s"
                        .formatted(programs.version().orElse(""), directory),
                programs.lacking().isEmpty()
                        ? "wanted PostgreSQL's programs in %s, found a postgres that does not run".formatted(directory)
                        : "wanted PostgreSQL's programs in %s, found no %s"
                                .formatted(directory, String.join(", ", programs.lacking())),
                "install the server there (Debian: apt-get install postgresql-15), or correct bin_directory");
    }
}
