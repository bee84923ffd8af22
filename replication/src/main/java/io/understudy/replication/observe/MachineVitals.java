package io.understudy.replication.observe;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a node's machine is asked every minute: space, clock, certificates, files that the server reads.
 *
 * @param at the bot's clock when the answer came
 * @param clockAhead how far its clock is ahead of the bot's at least, negative when it is behind; zero when the way there
 *     and back explains the difference
 * @param clientRules digest of what its {@code pg_hba.conf} says; empty if it could not be read
 */
public record MachineVitals(
        String node,
        Instant at,
        Duration clockAhead,
        List<Volume> volumes,
        List<Certificate> certificates,
        Optional<String> clientRules) {
    public MachineVitals {
        volumes = List.copyOf(volumes);
        certificates = List.copyOf(certificates);
    }

    /** The same, with these volumes. */
    public MachineVitals with(List<Volume> others) {
        return new MachineVitals(node, at, clockAhead, others, certificates, clientRules);
    }
}
