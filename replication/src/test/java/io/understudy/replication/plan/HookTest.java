package io.understudy.replication.plan;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HookTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    @Test
    void aHookThatProvesNeedsACheck() {
        assertThatThrownBy(() -> new Hook("off", List.of("off"), List.of(), LIMIT, true))
                .hasMessage("wanted a 'check' for off: without one nothing proves that the node cannot serve");
    }

    @Test
    @Tag("F48")
    void aPlaceholderIsAWholeArgumentOrNone() {
        assertThatThrownBy(() -> new Hook("off", List.of("off", "--node={node}"), List.of(), LIMIT, false))
                .hasMessageContaining("as a whole argument, found '--node={node}'");
        assertThatThrownBy(() -> new Hook("off", List.of("off", "{host}"), List.of(), LIMIT, false))
                .hasMessageContaining("found '{host}'");
    }

    @Test
    void nothingIsProvenAfterAPromotion() {
        Hook proof = new Hook("off", List.of("off"), List.of("is-off"), LIMIT, true);
        assertThatThrownBy(() -> new FencingSettings(List.of(), List.of(proof)))
                .hasMessageContaining("only what runs before it can prove");
    }
}
