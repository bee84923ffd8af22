package io.understudy.replication.operate;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One operation per cluster at a time. A bot that died, or whose store failed, between an operation's last event and the
 * release leaves a lock that nobody holds any more: it is given back by whoever finds it.
 */
record ClusterLock(OperationStore store, String cluster) {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterLock.class);

    /** The operation that is under way. */
    Optional<Operation> holder() {
        Optional<Operation> holder = store.holder(cluster);
        if (holder.filter(one -> one.state().ended()).isPresent()) {
            store.release(cluster, holder.get().id());
            return Optional.empty();
        }
        return holder;
    }

    boolean claim(long operation) {
        holder();
        return store.claim(cluster, operation);
    }

    /** After the last event, which is stored: a lock that cannot be given back now is given back later. */
    void release(long operation) {
        try {
            store.release(cluster, operation);
        } catch (RuntimeException e) {
            LOG.warn("could not give back the lock of {} after request {}", cluster, operation, e);
        }
    }
}
