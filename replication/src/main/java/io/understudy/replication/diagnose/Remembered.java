package io.understudy.replication.diagnose;

import io.understudy.replication.observe.PrimarySighting;
import java.util.List;
import java.util.Optional;

/**
 * What a judgement knows from before its look.
 *
 * @param lastPrimary the last sighting of a primary
 * @param fenced what operations fenced
 */
public record Remembered(Optional<PrimarySighting> lastPrimary, List<FencedNode> fenced) {
    /** Of a look that remembers nothing. */
    public static final Remembered NOTHING = new Remembered(Optional.empty(), List.of());

    public Remembered {
        fenced = List.copyOf(fenced);
    }
}
