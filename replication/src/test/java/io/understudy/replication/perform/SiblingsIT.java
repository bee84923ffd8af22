package io.understudy.replication.perform;

import static io.understudy.replication.theatre.Theatre.promote;
import static io.understudy.replication.theatre.Theatre.rebuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.theatre.Theatre;
import org.junit.jupiter.api.Test;

class SiblingsIT {
    @Test
    void everySiblingFollowsTheNewPrimaryAfterASwitchoverAndAfterAFailover() throws Exception {
        try (Theatre theatre = Theatre.openWithSibling()) {
            theatre.watch().look();

            theatre.complete(promote("db2"));
            ClusterAssessment switched = theatre.watch().look().assessment();
            assertThat(switched.state()).isEqualTo(ClusterState.HEALTHY);

            theatre.pair().standby().kill9();
            theatre.complete(promote("db3"));
            ClusterAssessment failedOver = theatre.watch().look().assessment();
            assertThat(failedOver.primary().orElseThrow().node()).isEqualTo("db3");
            assertThat(failedOver.standby("db1").map(AStandby::state)).contains(StandbyState.STREAMING);

            theatre.complete(rebuild("db2"));
            assertThat(theatre.watch().look().assessment().state()).isEqualTo(ClusterState.HEALTHY);
        }
    }
}
