package io.understudy.replication.perform;

import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.operate.Standing;
import java.util.List;

/** Standings that follow from what could not be seen. */
final class Looked {
    private Looked() {}

    static Standing unseen(HostFinding.Unseen finding) {
        return new Standing.Unknown(
                "The machine of " + finding.node() + " cannot be asked: " + finding.reason() + ".",
                List.of("understudy check", "/replica status"));
    }
}
