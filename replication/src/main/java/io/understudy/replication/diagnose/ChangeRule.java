package io.understudy.replication.diagnose;

import io.understudy.replication.diagnose.ChangeDiagnosis.RoleChanged;
import io.understudy.replication.diagnose.ChangeDiagnosis.ServerRestarted;
import io.understudy.replication.diagnose.ChangeDiagnosis.SessionsCrashed;
import io.understudy.replication.diagnose.Changes.Restart;
import java.util.List;
import java.util.stream.Stream;

/** What changed without us: roles (alert 21) and restarts (alert 22). */
final class ChangeRule implements ConditionRule {
    @Override
    public Stream<Suspicion> judge(Evidence evidence, List<NodeAssessment> nodes) {
        String cluster = evidence.spec().name();
        Changes changes = evidence.remembered().changes();
        Stream<Diagnosis> roles =
                changes.roles().stream().map(one -> new RoleChanged(cluster, one.node(), one.before(), one.after()));
        Stream<Diagnosis> restarts = changes.restarts().stream().map(one -> restart(cluster, one));
        return Stream.concat(roles, restarts).map(Suspicion::now);
    }

    private static Diagnosis restart(String cluster, Restart one) {
        return one.crashed()
                ? new SessionsCrashed(cluster, one.node(), one.since())
                : new ServerRestarted(cluster, one.node(), one.since());
    }
}
