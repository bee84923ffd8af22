package io.understudy.replication.incident;

import io.understudy.replication.operate.Person;
import java.time.Instant;

/** Somebody's word that they are looking after it. */
public record Acknowledgement(Person by, Instant at) {}
