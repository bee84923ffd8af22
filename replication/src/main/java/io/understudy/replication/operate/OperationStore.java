package io.understudy.replication.operate;

import io.understudy.replication.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where operations are kept. Every append is durable when it returns, and is an audit record at the same time.
 * Implementations throw an unchecked exception when the store does not answer: then nothing may be touched.
 */
public interface OperationStore {
    /** A new operation; see {@link Operation} for its fields. */
    Operation propose(
            Plan plan, Person requester, String channel, Instant at, Instant expiresAt, Optional<Instant> notBefore);

    /** Appends if {@code seen} has all events that are stored; empty if somebody else was first. */
    Optional<Operation> append(Operation seen, OperationEvent event);

    Optional<Operation> find(long id);

    /** Proposed, approved and running ones, oldest first. */
    List<Operation> unfinished();

    /** Newest first. */
    List<Operation> recent(String cluster, int limit);

    /** Takes the cluster's lock for an operation; true also if that operation has it already. */
    boolean claim(String cluster, long operation);

    /** Gives the lock back; nothing happens if the operation does not hold it. */
    void release(String cluster, long operation);

    /** The operation that holds the cluster's lock. */
    Optional<Operation> holder(String cluster);
}
