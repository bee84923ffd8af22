package io.understudy.replication.operate;

import static io.understudy.replication.operate.Office.BOB;
import static io.understudy.replication.operate.Office.CAROL;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.operate.Desk.Decision;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;

/** Clicks of different people in the same moment. */
@Tag("F27")
class ClickRaceTest {
    private final Office office = new Office();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final CyclicBarrier together = new CyclicBarrier(2);

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @RepeatedTest(20)
    void ofTwoApproversOneDecidesWhenOneIsNeeded() throws Exception {
        long id = office.ask();
        List<Future<Decision>> clicks = atOnce(() -> office.approve(id, BOB), () -> office.approve(id, CAROL));
        assertThat(accepted(clicks)).isEqualTo(1);
        assertThat(office.world.effects).hasSize(4);
    }

    @RepeatedTest(20)
    void twoApproversBothCountWhenTwoAreNeeded() throws Exception {
        office.rule = Office.TWO_WITH_NAME;
        long id = office.ask();
        List<Future<Decision>> clicks = atOnce(() -> office.desk().approve(id, BOB, "shop"), () -> office.desk()
                .approve(id, CAROL, "shop"));
        assertThat(accepted(clicks)).isEqualTo(2);
        assertThat(office.world.effects).hasSize(4);
    }

    @RepeatedTest(20)
    void anApprovalAndARejectionAreNotBothAccepted() throws Exception {
        long id = office.ask();
        List<Future<Decision>> clicks =
                atOnce(() -> office.approve(id, BOB), () -> office.desk().reject(id, CAROL));
        assertThat(accepted(clicks)).isEqualTo(1);
        assertThat(office.world.effects).hasSize(office.state(id) == OperationState.REJECTED ? 0 : 4);
    }

    @RepeatedTest(20)
    void ofTwoApproversOnTwoPlatformsOneDecidesWhenOneIsNeeded() throws Exception {
        office.identities = (one, other) -> Sameness.DIFFERENT;
        long id = office.ask();
        List<Future<Decision>> clicks =
                atOnce(() -> office.approve(id, BOB), () -> office.approve(id, Office.CAROL_IN_SLACK));
        assertThat(accepted(clicks)).isEqualTo(1);
        assertThat(office.events(id)).containsOnlyOnce("Approved");
        assertThat(office.world.effects).hasSize(4);
    }

    @RepeatedTest(20)
    @Tag("I1")
    void onePersonWhoClicksOnTwoPlatformsAtOnceIsNotTwo() throws Exception {
        office.identities = (one, other) -> one.name().equals(other.name()) ? Sameness.SAME : Sameness.DIFFERENT;
        office.rule = Office.TWO_WITH_NAME;
        long id = office.ask();
        List<Future<Decision>> clicks = atOnce(() -> office.desk().approve(id, CAROL, "shop"), () -> office.desk()
                .approve(id, Office.CAROL_IN_SLACK, "shop"));
        assertThat(accepted(clicks)).isEqualTo(1);
        assertThat(office.state(id)).isEqualTo(OperationState.PROPOSED);
    }

    private List<Future<Decision>> atOnce(Callable<Decision> one, Callable<Decision> other) throws Exception {
        return threads.invokeAll(List.of(after(one), after(other)));
    }

    private Callable<Decision> after(Callable<Decision> click) {
        return () -> {
            together.await();
            return click.call();
        };
    }

    private static long accepted(List<Future<Decision>> clicks) throws Exception {
        long accepted = 0;
        for (Future<Decision> click : clicks) {
            accepted += click.get() instanceof Decision.Accepted ? 1 : 0;
        }
        return accepted;
    }
}
