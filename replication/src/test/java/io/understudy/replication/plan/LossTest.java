package io.understudy.replication.plan;

import static io.understudy.replication.plan.Scene.promote;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.observe.DataDirectory;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a failover may lose, and who has to approve that. */
class LossTest {
    private static final long SEGMENT = 16 * Sketch.MEGABYTE;
    private final Scene scene = Scene.deadPrimary();

    @Test
    void isReadFromTheDeadPrimarysOwnWal() {
        lacking(1_000);
        Plan plan = scene.plan(promote("db2"));
        assertThat(plan.loss()).isEqualTo(new Loss.Exact(1_000));
        assertThat(plan.loss().sentence()).isEqualTo("1 kB, read from the old primary's own WAL");
        assertThat(scene.warnings(promote("db2")))
                .containsExactly("db2 lacks WAL of db1: 1 kB, read from the old primary's own WAL.");
    }

    @Test
    void needsNoTypedNameAndOneApproverWhenNothingIsLost() {
        Plan plan = scene.plan(promote("db2"));
        assertThat(plan.approval())
                .isEqualTo(new ApprovalRule(1, false, new TypedText.Nothing(), Duration.ofMinutes(15)));
        assertThat(plan.lossLimitBytes()).isZero();
    }

    @Test
    void needsTwoApproversWhoTypeTheNameAboveTheLimit() {
        lacking(1_000);
        ApprovalRule rule = scene.plan(promote("db2")).approval();
        assertThat(rule.needed()).isEqualTo(2);
        assertThat(rule.typed()).isEqualTo(new TypedText.ClusterName());
    }

    @Test
    void needsOneApproverUpToTheLimitAndNeverAllowsMoreThanThat() {
        scene.approvedBy(new ApprovalSettings(1, false, Duration.ofMinutes(15), 2_000));
        lacking(1_000);
        Plan plan = scene.plan(promote("db2"));
        assertThat(plan.approval().needed()).isEqualTo(1);
        assertThat(plan.lossLimitBytes()).isEqualTo(2_000);
    }

    @Test
    void mayGrowToTheEndOfTheSegmentWhenTwoApprove() {
        lacking(SEGMENT + 1);
        assertThat(scene.plan(promote("db2")).lossLimitBytes()).isEqualTo(2 * SEGMENT);
    }

    @Test
    void needsMoreThanTwoWhereMoreAreConfigured() {
        scene.approvedBy(new ApprovalSettings(3, false, Duration.ofMinutes(15), 0));
        lacking(1_000);
        assertThat(scene.plan(promote("db2")).approval().needed()).isEqualTo(3);
    }

    @Test
    @Tag("story-3")
    void countsWhatNobodySawAsAboveEveryLimit() {
        scene.approvedBy(new ApprovalSettings(1, false, Duration.ofMinutes(15), SEGMENT))
                .lastSaw("db1", 1, Sketch.HERE)
                .on(new HostSketch("db1").with(new DataDirectory.Absent()));
        Plan plan = scene.plan(promote("db2"));
        assertThat(plan.loss()).isEqualTo(new Loss.SinceLastSighting(0, Duration.ofSeconds(2)));
        assertThat(plan.approval().needed()).isEqualTo(2);
    }

    @Test
    void isUnknownWhenTheWalIsUnreadableAndThePrimaryWasNeverSeen() {
        scene.neverSawAPrimary().on(new HostSketch("db1").stoppedWithUnreadableWal());
        Plan plan = scene.plan(promote("db2"));
        assertThat(plan.loss()).isInstanceOf(Loss.Unknown.class);
        assertThat(plan.approval().typed()).isEqualTo(new TypedText.ClusterName());
    }

    @Test
    void isNotConfirmedFromWalThatTheApproversKnowToBeUnreadable() {
        scene.on(new HostSketch("db1").stoppedWithUnreadableWal());
        assertThat(scene.plan(promote("db2")).steps()).noneMatch(ReplicationStep.ConfirmLoss.class::isInstance);
    }

    private void lacking(long bytes) {
        scene.on(new HostSketch("db1").stoppedAt(new Lsn(Sketch.HERE.value() + bytes)));
    }
}
