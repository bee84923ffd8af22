package io.understudy.replication.perform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.understudy.replication.host.LocalHost;
import io.understudy.replication.operate.Standing;
import io.understudy.replication.operate.StepFailedException;
import io.understudy.replication.plan.FenceStep.RunHook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Hooks without a check, which are believed by how they end. */
class HookIT {
    private final HookPerformer hooks = new HookPerformer(new LocalHost("the bot's machine"), () -> Instant.EPOCH);

    @Test
    void oneThatIsKilledAtItsTimeLimitMayHaveTakenEffect() {
        assertThat(failed(Duration.ofMillis(200), "sleep", "60")).isInstanceOf(Standing.Unknown.class);
    }

    @Test
    void oneThatEndsWithAnErrorHasNot() {
        assertThat(failed(Duration.ofSeconds(10), "false")).isInstanceOf(Standing.NotDone.class);
    }

    private Standing failed(Duration limit, String... command) {
        RunHook step = new RunHook("db2", "tell", List.of(command), List.of(), limit);
        Optional<String> before = hooks.before(step);
        assertThatThrownBy(() -> hooks.perform(step, progress -> {})).isInstanceOf(StepFailedException.class);
        return hooks.standing(step, before);
    }
}
