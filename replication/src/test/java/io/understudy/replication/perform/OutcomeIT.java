package io.understudy.replication.perform;

import static io.understudy.replication.theatre.Theatre.promote;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.operate.OperationState;
import io.understudy.replication.plan.Check;
import io.understudy.replication.plan.Plan;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.StopMode;
import io.understudy.replication.scratch.TestSql;
import io.understudy.replication.theatre.Theatre;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A promotion is called a success by what is seen after it only. */
class OutcomeIT {
    @Test
    @Tag("story-11")
    @Tag("H4")
    void successIsSaidOnlyWhenTheNewPrimarysArchiveWorks() throws Exception {
        try (Theatre theatre = Theatre.open()) {
            archiveBy(theatre.pair().primary(), "false");
            archiveBy(theatre.pair().standby(), "true");
            theatre.watch().look();

            Operation there = theatre.complete(promote("db2"));
            assertThat(there.eventsOf(OperationEvent.StepDone.class))
                    .extracting(OperationEvent.StepDone::evidence)
                    .anyMatch(seen ->
                            seen.matches("db1 (is a standby|does not serve), db2 has archived 00000002.history"));

            Plan back = theatre.plan(promote("db1"));
            assertThat(back.checks())
                    .filteredOn(check -> check.name().equals("last-promotion-long-ago"))
                    .extracting(Check::verdict)
                    .containsExactly(Check.Verdict.WARN);
            Operation failed = theatre.carryOut(promote("db1"));
            assertThat(failed.state()).isEqualTo(OperationState.FAILED);
            assertThat(failed.eventsOf(OperationEvent.StepFailed.class).get(0).found())
                    .startsWith("the archiver of db1 fails at 0000000");
        }
    }

    private static void archiveBy(ScratchServer server, String command) throws Exception {
        TestSql.execute(server, "ALTER SYSTEM SET archive_mode = on");
        TestSql.execute(server, "ALTER SYSTEM SET archive_command = '" + command + "'");
        server.stop(StopMode.IMMEDIATE);
        server.start();
    }
}
