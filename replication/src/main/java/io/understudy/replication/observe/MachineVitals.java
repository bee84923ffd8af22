package io.understudy.replication.observe;

import java.time.Instant;

/** What a node's machine is asked every minute: space, certificates and keys, files that the server reads. */
public record MachineVitals(String node, Instant at) {}
