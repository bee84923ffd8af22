package io.understudy.replication.theatre;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.host.Patience;
import io.understudy.replication.operate.Desk;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationState;
import io.understudy.replication.operate.Person;
import io.understudy.replication.plan.Intent;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Bots that die before and after every event of what they carry out; the next one on the same memory goes on. */
public final class DyingBots {
    private static final Duration LONG = Duration.ofSeconds(90);
    private final Theatre theatre;
    private final Set<String> deaths = ConcurrentHashMap.newKeySet();

    public DyingBots(Theatre theatre) {
        this.theatre = theatre;
    }

    /** For operations that must succeed. */
    public Operation complete(Intent intent) throws InterruptedException {
        return completed(carryOut(intent));
    }

    /** The same for what two people approve, each typing the words. */
    public Operation completeTyping(String words, Intent intent) throws InterruptedException {
        return completed(carryOut(intent, words, List.of(Theatre.BOB, Theatre.CAROL)));
    }

    /** Alice asks, Bob approves, and one bot after the other goes on until it has ended. */
    public Operation carryOut(Intent intent) throws InterruptedException {
        return carryOut(intent, Theatre.CLUSTER, List.of(Theatre.BOB));
    }

    private Operation carryOut(Intent intent, String words, List<Person> approvers) throws InterruptedException {
        Operation asked = theatre.desk().propose(theatre.plan(intent), Theatre.ALICE, "ops");
        MortalOperations life = nextLife();
        for (Person approver : approvers) {
            approve(asked, approver, words);
        }
        while (!hasEnded(asked)) {
            MortalOperations current = life;
            Patience.await(LONG).until(() -> current.isDead() || hasEnded(asked));
            life = nextLife();
        }
        theatre.restartTheBot();
        return theatre.ended(asked.id());
    }

    /** The operation's thread may have died before the click is answered. */
    private void approve(Operation asked, Person approver, String words) throws InterruptedException {
        try {
            assertThat(theatre.desk().approve(asked.id(), approver, words)).isInstanceOf(Desk.Decision.Accepted.class);
        } catch (MortalOperations.Death died) {
            assertThat(theatre.operations().find(asked.id()).orElseThrow().state())
                    .isNotEqualTo(OperationState.PROPOSED);
        }
    }

    private static Operation completed(Operation ended) {
        assertThat(ended.state()).as("%s", ended.events()).isEqualTo(OperationState.COMPLETED);
        return ended;
    }

    private MortalOperations nextLife() {
        MortalOperations life = new MortalOperations(theatre.operations(), deaths);
        try {
            theatre.restartTheBotOn(life);
        } catch (MortalOperations.Death diedWhileItStarted) {
            assertThat(life.isDead()).isTrue();
        }
        return life;
    }

    private boolean hasEnded(Operation asked) {
        return theatre.operations().find(asked.id()).orElseThrow().state().ended();
    }
}
