package io.understudy.replication.operate;

import io.understudy.replication.plan.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A plan on its way: what was proposed and everything that happened since. Its state is derived, never stored.
 *
 * @param id as people say it: "request 41"
 * @param channel where it was asked for, and where people are told
 * @param notBefore when it is to begin; empty: as soon as it is approved
 */
public record Operation(
        long id,
        Plan plan,
        Person requester,
        String channel,
        Instant proposedAt,
        Instant expiresAt,
        Optional<Instant> notBefore,
        List<OperationEvent> events) {
    public Operation {
        events = List.copyOf(events);
    }

    /** This operation after one more event. */
    public Operation with(OperationEvent event) {
        List<OperationEvent> longer = new ArrayList<>(events);
        longer.add(event);
        return new Operation(id, plan, requester, channel, proposedAt, expiresAt, notBefore, longer);
    }

    public String cluster() {
        return plan.cluster();
    }

    public <E extends OperationEvent> List<E> eventsOf(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public OperationState state() {
        OperationState state = OperationState.PROPOSED;
        Set<String> approvers = new HashSet<>();
        for (OperationEvent event : events) {
            if (event instanceof OperationEvent.Approved approved) {
                approvers.add(identity(approved.by()));
            }
            state = OperationStates.after(
                    event, state, approvers.size(), plan.approval().needed());
        }
        return state;
    }

    /** Approvals by different people. */
    public int approvals() {
        return (int) eventsOf(OperationEvent.Approved.class).stream()
                .map(approved -> identity(approved.by()))
                .distinct()
                .count();
    }

    private static String identity(Person person) {
        return person.platform() + ":" + person.id();
    }

    /** How many steps of the plan (or of its retreat) are done, from the first on. */
    public int stepsDone(boolean retreat) {
        return (int) eventsOf(OperationEvent.StepDone.class).stream()
                .filter(done -> done.retreat() == retreat)
                .count();
    }

    /** Whether a step failed or the retreat began: the plan's own steps do not go on. */
    public boolean retreating() {
        return events.stream()
                .anyMatch(event -> event instanceof OperationEvent.StepFailed
                        || (event instanceof OperationEvent.StepStarted started && started.retreat()));
    }

    /** Whether the step that cannot be taken back was begun, or found done. */
    public boolean pastPointOfNoReturn() {
        int point = plan.pointOfNoReturn();
        return events.stream()
                .anyMatch(event -> (event instanceof OperationEvent.StepStarted started
                                && !started.retreat()
                                && started.step() >= point)
                        || (event instanceof OperationEvent.StepDone done && !done.retreat() && done.step() >= point));
    }

    /** Who stopped it while it ran; empty if nobody did, or another end came first. */
    public Optional<Person> stoppedBy() {
        boolean failed = eventsOf(OperationEvent.StepFailed.class).stream().anyMatch(one -> !one.retreat());
        return failed || pastPointOfNoReturn()
                ? Optional.empty()
                : eventsOf(OperationEvent.CancelRequested.class).stream()
                        .map(OperationEvent.CancelRequested::by)
                        .findFirst();
    }
}
