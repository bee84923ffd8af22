package io.understudy.replication.observe;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** What rebuilds left on one node's machine. */
public sealed interface KeptFinding {
    String node();

    /** The machine answered. */
    record Seen(String node, List<Item> items) implements KeptFinding {
        public Seen {
            items = List.copyOf(items);
        }
    }

    /** The machine could not be asked: nothing follows for what is kept there. */
    record Unseen(String node, String reason) implements KeptFinding {}

    /**
     * One kept directory.
     *
     * @param bytes with its tablespaces; empty if they could not be counted in time
     * @param holds for people
     * @param until it must stay at least until then
     */
    record Item(KeptData data, OptionalLong bytes, String holds, Instant until) {}
}
