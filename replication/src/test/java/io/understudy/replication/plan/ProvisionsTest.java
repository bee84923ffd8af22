package io.understudy.replication.plan;

import static io.understudy.replication.plan.Scene.promote;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who approves a promotion reads what there is to fall back on, and how long it is expected to take. */
class ProvisionsTest {
    private static final Fact DRILLED = new Fact("Expected failover time", "0.4 s, as in the drill 2 d ago");
    private static final Fact RESTORED = new Fact(
            "Last verified backup",
            "shop-20260301T110000Z, 60 min old, restore-tested 2 d ago in 4 min (RTO) · RPO 70 min");

    @Test
    void aSwitchoverShowsTheLastBackupAndTheExpectedFailoverTime() {
        Scene scene = Scene.wellPair().restoredAndDrilledBefore(Duration.ofDays(2));
        assertThat(scene.plan(promote("db2")).facts()).contains(DRILLED, RESTORED);
    }

    @Test
    void aFailoverShowsThemToo() {
        Scene scene = Scene.deadPrimary().restoredAndDrilledBefore(Duration.ofDays(2));
        assertThat(scene.plan(promote("db2")).facts()).contains(DRILLED, RESTORED);
    }

    @Test
    void whatWasNeverTriedIsSaidNotToHaveBeen() {
        assertThat(Scene.wellPair().plan(promote("db2")).facts())
                .contains(new Fact(
                        "Last verified backup",
                        "shop-20260301T110000Z, 60 min old, never restore-tested · RPO 70 min"))
                .extracting(Fact::label)
                .doesNotContain("Expected failover time");
        assertThat(Scene.wellPair().neverBackedUp().plan(promote("db2")).facts())
                .contains(new Fact("Last verified backup", "none known"));
    }

    @Test
    void anotherBackupMakesNoOtherPlan() {
        assertThat(Scene.wellPair().plan(promote("db2")).fingerprint())
                .isEqualTo(Scene.wellPair()
                        .restoredAndDrilledBefore(Duration.ofDays(2))
                        .plan(promote("db2"))
                        .fingerprint());
    }
}
