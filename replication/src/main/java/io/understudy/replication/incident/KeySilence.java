package io.understudy.replication.incident;

import io.understudy.replication.operate.Person;
import java.time.Instant;

/**
 * Nobody is told of this trouble at this node before a time. It ends by itself.
 *
 * @param key of incidents
 * @param until the first moment that does not belong to it
 */
public record KeySilence(String cluster, String key, Person by, Instant until) {}
