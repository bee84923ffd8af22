package io.understudy.replication.observe;

import java.util.List;

/**
 * Who keeps vacuum from removing old rows, besides transactions of the server's own.
 *
 * @param slots that have an xmin or catalog xmin
 * @param standbys that report an xmin without a slot; named by their {@code application_name}
 */
public record Horizon(List<Held> slots, List<Held> standbys) {
    public Horizon {
        slots = List.copyOf(slots);
        standbys = List.copyOf(standbys);
    }

    /**
     * One who holds.
     *
     * @param transactions age of what it holds: transactions that began since
     */
    public record Held(String name, long transactions) {}
}
