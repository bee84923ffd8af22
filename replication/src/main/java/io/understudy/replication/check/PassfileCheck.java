package io.understudy.replication.check;

import io.understudy.replication.check.MachineAnswer.Ownership;
import io.understudy.replication.check.MachineAnswer.Passfile;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.ReplicationLogin;
import io.understudy.replication.plan.Check;

/** Whether a standby on this node could log in for its stream: libpq ignores a password file that others may read. */
record PassfileCheck(NodeSpec node, ReplicationLogin replicator) {
    private static final String NAME = "passfile";

    Check of(Passfile found) {
        String path = replicator.passfile();
        String osUser = node.postgres().osUser();
        if (found.ownership().isEmpty()) {
            return Check.block(
                    NAME,
                    "wanted the replicator's password file " + path + " on its machine, found none",
                    "create it there for " + osUser + " with mode 600 and the line: *:*:*:" + replicator.user()
                            + ":PASSWORD");
        }
        Ownership ownership = found.ownership().get();
        if (!ownership.isPrivate() || !ownership.owner().equals(osUser)) {
            return Check.block(
                    NAME,
                    "wanted %s to belong to %s with mode 600, found %s with mode %s: PostgreSQL would not use it"
                            .formatted(path, osUser, ownership.owner(), ownership.mode()),
                    "run: chown %s %s && chmod 600 %s".formatted(osUser, path, path));
        }
        if (!found.readable()) {
            return Check.block(
                    NAME,
                    "wanted " + osUser + " to read " + path + ", found that it cannot",
                    "let " + osUser + " enter the directories above it");
        }
        return found.namesUser()
                ? Check.pass(
                        NAME, "the replicator's password file " + path + " is private and names " + replicator.user())
                : Check.block(
                        NAME,
                        "wanted a line for " + replicator.user() + " in " + path + ", found none",
                        "add to it: *:*:*:" + replicator.user() + ":PASSWORD");
    }
}
