package io.understudy.replication.plan;

import java.time.Duration;
import java.time.Instant;

/**
 * Something grave that was tried out where it harms nobody, and went well: a restore into a throwaway server, a failover of a
 * copy.
 *
 * @param at when it was tried
 * @param took what the real thing is expected to take
 */
public record Rehearsal(Instant at, Duration took) {}
