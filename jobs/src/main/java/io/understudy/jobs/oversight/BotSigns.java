package io.understudy.jobs.oversight;

import io.understudy.commands.outbox.Parcel;
import io.understudy.jobs.CheckRecord;
import io.understudy.jobs.JobTrouble;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the bot knows of itself at one moment.
 *
 * @param checks of every cluster
 * @param nodes names of each cluster's nodes, by cluster
 * @param heartbeat why it does not get through; empty when it does, or there is none
 * @param undelivered since when each platform owes a message, by its name; only those that owe one
 * @param waiting what the second way out has not delivered
 */
public record BotSigns(
        List<CheckRecord> checks,
        Map<String, List<String>> nodes,
        List<JobTrouble> troubles,
        Optional<String> heartbeat,
        Map<String, Instant> undelivered,
        List<Parcel> waiting) {
    public BotSigns {
        checks = List.copyOf(checks);
        nodes = Map.copyOf(nodes);
        troubles = List.copyOf(troubles);
        undelivered = Map.copyOf(undelivered);
        waiting = List.copyOf(waiting);
    }
}
