package io.understudy.replication.perform;

import static io.understudy.replication.theatre.Theatre.copy;
import static io.understudy.replication.theatre.Theatre.promote;
import static io.understudy.replication.theatre.Theatre.rebuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.host.Patience;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.plan.Check;
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

    @Test
    @Tag("F45")
    @Tag("F42")
    void aStandbyThatItsSiblingIsAheadOfIsNeitherPromotedNorASource() throws Exception {
        try (Theatre theatre = Theatre.openWithSibling()) {
            theatre.watch().look();
            TestSql.execute(theatre.server("db2"), "ALTER SYSTEM SET primary_conninfo = 'host=127.0.0.1 port=1'");
            TestSql.execute(theatre.server("db2"), "SELECT pg_reload_conf()");
            Patience.await()
                    .until(() -> TestSql.value(theatre.server("db2"), "SELECT count(*) FROM pg_stat_wal_receiver")
                            .equals("0"));
            TestSql.execute(theatre.server("db1"), "CREATE TABLE missed AS SELECT generate_series(1, 1000) AS one");
            String written = TestSql.value(theatre.server("db1"), "SELECT pg_current_wal_flush_lsn()");
            Patience.await().until(() -> TestSql.value(
                            theatre.server("db3"), "SELECT pg_last_wal_replay_lsn() >= '" + written + "'")
                    .equals("t"));
            theatre.server("db1").kill9();

            assertThat(theatre.refusal(promote("db2")).objections())
                    .filteredOn(check -> check.name().equals("no-sibling-ahead"))
                    .singleElement()
                    .satisfies(check -> {
                        assertThat(check.sentence()).matches("db3 has [0-9A-F/]+, db2 only [0-9A-F/]+\\.");
                        assertThat(check.hint()).isEqualTo("Promote that one: /replica promote db3.");
                    });
            assertThat(theatre.refusal(rebuild("db1")).objections())
                    .extracting(Check::name)
                    .contains("source-is-the-primary");
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
