package io.understudy.commands.tell;

import io.understudy.commands.render.OperationLine;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.IncidentStore;
import io.understudy.replication.incident.TimelineEntry;
import io.understudy.replication.incident.TimelineEntry.Kind;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationListener;
import io.understudy.replication.operate.Progress;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what becomes of operations into the timelines of the incidents that they are about, also of one that healed
 * while the operation still ran.
 */
public final class IncidentScribe implements OperationListener {
    private static final Logger LOG = LoggerFactory.getLogger(IncidentScribe.class);
    private static final int RECENT = 20;
    private final IncidentStore store;
    private final Executor thread;
    private final Consumer<Incident> added;

    /**
     * The executor has exactly one thread: lines are written in the order of what happened.
     *
     * @param added is told of the incidents that got a line
     */
    public IncidentScribe(IncidentStore store, Executor thread, Consumer<Incident> added) {
        this.store = store;
        this.thread = thread;
        this.added = added;
    }

    @Override
    public void changed(Operation operation) {
        thread.execute(() -> {
            try {
                OperationLine.of(operation).ifPresent(line -> write(operation, line));
            } catch (RuntimeException e) {
                LOG.error("what became of request {} could not be written into its incidents", operation.id(), e);
            }
        });
    }

    @Override
    public void progressed(Operation operation, Progress progress) {
        // How far a step is belongs to the operation's own message.
    }

    private void write(Operation operation, OperationLine line) {
        store.recent(operation.cluster(), RECENT).stream()
                .filter(incident -> Concern.isAbout(operation, incident))
                .filter(incident -> isNew(incident, line))
                .forEach(incident -> {
                    store.append(new TimelineEntry(incident.id(), line.at(), Kind.OPERATION, line.by(), line.text()));
                    added.accept(incident);
                });
    }

    /** A restarted bot may hear of the same event again. */
    private boolean isNew(Incident incident, OperationLine line) {
        return store.timeline(incident.id()).stream()
                .noneMatch(
                        entry -> entry.kind() == Kind.OPERATION && entry.text().equals(line.text()));
    }
}
