package io.understudy.replication.operate;

import io.understudy.replication.plan.PauseLease;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The bot's own pauses of replay on one cluster, for whoever plans. Listens to the cluster's operations: what it read from
 * the store holds until something happens. Safe for any thread.
 */
public final class PauseBook implements OperationListener {
    private final OperationStore store;
    private final String cluster;
    private Optional<List<PauseLease>> read = Optional.empty();

    /** Reads when asked. */
    public PauseBook(OperationStore store, String cluster) {
        this.store = store;
        this.cluster = cluster;
    }

    /** Every pause that was begun and not seen to end. */
    public synchronized List<PauseLease> pauses() {
        if (read.isEmpty()) {
            read = Optional.of(PauseLeases.of(store, cluster));
        }
        return read.get();
    }

    /** The nodes of these pauses. */
    public Set<String> nodes() {
        return pauses().stream().map(PauseLease::node).collect(Collectors.toSet());
    }

    @Override
    public synchronized void changed(Operation operation) {
        read = Optional.empty();
    }

    @Override
    public void progressed(Operation operation, Progress progress) {}
}
