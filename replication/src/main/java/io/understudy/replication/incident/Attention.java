package io.understudy.replication.incident;

import io.understudy.replication.operate.Person;
import java.time.Instant;
import java.util.Optional;

/**
 * What people did about an incident, and how often they were told of it.
 *
 * @param acknowledged ends reminders and escalation; void when it becomes worse
 * @param snoozedUntil no reminders and no escalation before then
 * @param flapping it came and went too often: it stays open until it was calm for a while, and no turn is told
 * @param remindedAt when people were last reminded
 * @param escalations how often it was escalated since it last became grave
 * @param resolvedBy who closed it by hand; it may still be reopened
 */
public record Attention(
        Optional<Acknowledgement> acknowledged,
        Optional<Instant> snoozedUntil,
        boolean flapping,
        Optional<Instant> remindedAt,
        int escalations,
        Optional<Person> resolvedBy) {
    /** Of an incident that nobody has looked at. */
    public static final Attention NONE =
            new Attention(Optional.empty(), Optional.empty(), false, Optional.empty(), 0, Optional.empty());

    public Attention acknowledged(Person by, Instant at) {
        return new Attention(
                Optional.of(new Acknowledgement(by, at)), snoozedUntil, flapping, remindedAt, escalations, resolvedBy);
    }

    public Attention snoozed(Instant until) {
        return new Attention(acknowledged, Optional.of(until), flapping, remindedAt, escalations, resolvedBy);
    }

    public Attention flapping(boolean now) {
        return new Attention(acknowledged, snoozedUntil, now, remindedAt, escalations, resolvedBy);
    }

    public Attention reminded(Instant at) {
        return new Attention(acknowledged, snoozedUntil, flapping, Optional.of(at), escalations, resolvedBy);
    }

    public Attention escalated() {
        return new Attention(acknowledged, snoozedUntil, flapping, remindedAt, escalations + 1, resolvedBy);
    }

    public Attention resolved(Person by) {
        return new Attention(acknowledged, snoozedUntil, flapping, remindedAt, escalations, Optional.of(by));
    }

    /** What was said of something milder does not count; people were told of it just now. */
    public Attention worsened(Instant at) {
        return new Attention(Optional.empty(), Optional.empty(), flapping, Optional.of(at), 0, resolvedBy);
    }

    public boolean isSnoozed(Instant now) {
        return snoozedUntil.filter(now::isBefore).isPresent();
    }
}
