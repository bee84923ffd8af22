package io.understudy.replication.observe;

import java.time.Instant;

/** What an answering server is asked every few seconds beside the sweep: what holds back, waits, fails or fills up. */
public record ServerVitals(String node, Instant at) {}
