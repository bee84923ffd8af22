package io.understudy.replication.perform;

import io.understudy.replication.observe.ControlFinding;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.operate.Standing;
import java.util.List;

/** Standings that follow from what could not be seen. */
final class Looked {
    private Looked() {}

    static Standing unseen(HostFinding.Unseen finding) {
        return unseen(finding.node(), finding.reason());
    }

    static Standing unseen(ControlFinding.Unseen finding) {
        return unseen(finding.node(), finding.reason());
    }

    private static Standing unseen(String node, String reason) {
        return new Standing.Unknown(
                "The machine of " + node + " cannot be asked: " + reason + ".",
                List.of("understudy check", "/replica status"));
    }
}
