package io.understudy.slacklocal.workspace;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells listeners of changes, on the thread that made them. */
final class Changes {
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();

    void add(Consumer<Change> listener) {
        listeners.add(listener);
    }

    void tell(Change change) {
        listeners.forEach(listener -> listener.accept(change));
    }
}
