package io.understudy.replication.perform;

import static io.understudy.replication.theatre.Theatre.copy;
import static io.understudy.replication.theatre.Theatre.promote;
import static io.understudy.replication.theatre.Theatre.rebuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.scratch.TestSql;
import io.understudy.replication.theatre.Theatre;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A pair, a sibling and a standby behind the sibling: who streams from whom, and through which slots. */
class SiblingsIT {
    private static final String SLOTS =
            "SELECT COALESCE(string_agg(slot_name, ' ' ORDER BY slot_name), '') FROM pg_replication_slots";

    @Test
    @Tag("H3")
    @Tag("trap-8")
    @Tag("F47")
    void everyPromotionLeavesEachStandbyOneUpstreamOneSlotAndNothingInherited() throws Exception {
        try (Theatre theatre = Theatre.openWithCascade()) {
            theatre.watch().look();

            theatre.complete(promote("db2"));
            assertUpstreams(theatre, "db1 <- db2, db3 <- db2, db4 <- db3");
            assertSlots(theatre, "", "db1 db3", "db4", "");

            theatre.complete(promote("db3"));
            assertUpstreams(theatre, "db1 <- db3, db2 <- db3, db4 <- db3");
            assertSlots(theatre, "", "", "db1 db2 db4", "");

            theatre.server("db3").kill9();
            theatre.complete(promote("db4"));
            theatre.complete(rebuild("db3"));
            assertUpstreams(theatre, "db1 <- db4, db2 <- db4, db3 <- db4");
            assertSlots(theatre, "", "", "", "db1 db2 db3");

            theatre.complete(copy("db1"));
            assertThat(theatre.watch().look().assessment().state()).isEqualTo(ClusterState.HEALTHY);
            for (String node : List.of("db1", "db2", "db3")) {
                assertThat(autoConf(theatre, node)).as(node).contains("primary_slot_name = '" + node + "'");
                assertThat(autoConf(theatre, node)).as(node).containsOnlyOnce("primary_slot_name");
                assertThat(autoConf(theatre, node)).as(node).containsOnlyOnce("primary_conninfo");
                assertThat(autoConf(theatre, node)).as(node).doesNotContain("wal_retrieve_retry_interval");
            }
        }
    }

    private static void assertUpstreams(Theatre theatre, String wanted) throws InterruptedException {
        ClusterView view = theatre.watch().look().assessment().view();
        List<String> found = view.nodes().stream()
                .map(NodeObservation::node)
                .flatMap(node -> view.upstreamOf(node).map(up -> node + " <- " + up).stream())
                .toList();
        assertThat(String.join(", ", found)).isEqualTo(wanted);
    }

    private static void assertSlots(Theatre theatre, String... ofEachNode) throws SQLException {
        for (int i = 0; i < ofEachNode.length; i++) {
            String node = "db" + (i + 1);
            assertThat(TestSql.value(theatre.server(node), SLOTS)).as(node).isEqualTo(ofEachNode[i]);
        }
    }

    private static String autoConf(Theatre theatre, String node) throws Exception {
        return TestSql.value(theatre.server(node), "SELECT pg_read_file('postgresql.auto.conf')");
    }
}
