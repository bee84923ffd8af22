package io.understudy.replication.care;

import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationListener;
import io.understudy.replication.operate.Progress;
import java.util.List;

/** Tells several listeners, in their order. */
public record Listeners(List<OperationListener> all) implements OperationListener {
    @Override
    public void changed(Operation operation) {
        all.forEach(one -> one.changed(operation));
    }

    @Override
    public void progressed(Operation operation, Progress progress) {
        all.forEach(one -> one.progressed(operation, progress));
    }
}
