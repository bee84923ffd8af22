package io.understudy.replication.operate;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends first, tells after: the only way in which a running operation changes. The cluster's lock is given back between
 * an operation's last event and the telling, so that whoever is told can go on. Used by one thread.
 */
final class OperationJournal {
    private static final Logger LOG = LoggerFactory.getLogger(OperationJournal.class);
    private final OperationStore store;
    private final OperationListener listener;
    private Operation operation;

    OperationJournal(OperationStore store, OperationListener listener, Operation operation) {
        this.store = store;
        this.listener = listener;
        this.operation = operation;
    }

    Operation operation() {
        return operation;
    }

    /**
     * Makes an event durable, then tells people.
     *
     * @throws OvertakenException if somebody else appended meanwhile: this thread must not touch the world any more
     */
    void append(OperationEvent event) {
        while (!appended(event)) {
            adopt();
        }
    }

    /**
     * Makes the intent to perform a step durable. A wish to cancel and the step that would ignore it meet here: the store
     * has one of them first.
     *
     * @return false if people stopped the operation: then nothing was stored, and the step must not be begun
     */
    boolean begin(OperationEvent.StepStarted event) {
        while (event.retreat() || operation.stoppedBy().isEmpty()) {
            if (appended(event)) {
                return true;
            }
            adopt();
        }
        return false;
    }

    private boolean appended(OperationEvent event) {
        Optional<Operation> after = store.append(operation, event);
        after.ifPresent(this::moved);
        return after.isPresent();
    }

    /** Takes over what others appended; only a wish to cancel may come between. */
    private void adopt() {
        Operation stored = store.find(operation.id()).orElseThrow();
        List<OperationEvent> others = stored.events()
                .subList(operation.events().size(), stored.events().size());
        if (others.isEmpty() || !others.stream().allMatch(OperationEvent.CancelRequested.class::isInstance)) {
            throw new OvertakenException(operation.id());
        }
        operation = stored;
    }

    private void moved(Operation after) {
        operation = after;
        if (operation.state().ended()) {
            new ClusterLock(store, operation.cluster()).release(operation.id());
        }
        tell(listener, operation);
    }

    void progress(Progress progress) {
        try {
            listener.progressed(operation, progress);
        } catch (RuntimeException e) {
            LOG.warn("could not tell the progress of request {}", operation.id(), e);
        }
    }

    /** People are told on a best-effort basis: a deaf chat never stops an operation. */
    static void tell(OperationListener listener, Operation operation) {
        try {
            listener.changed(operation);
        } catch (RuntimeException e) {
            LOG.warn("could not tell about request {}", operation.id(), e);
        }
    }

    /** Somebody else moved the operation on. */
    static final class OvertakenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OvertakenException(long operation) {
            super("request " + operation + " was moved on by somebody else");
        }
    }
}
