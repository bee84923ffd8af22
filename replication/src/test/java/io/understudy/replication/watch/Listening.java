package io.understudy.replication.watch;

import io.understudy.replication.host.Patience;
import io.understudy.replication.incident.Incident;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.core.ConditionFactory;

/** Checks a cluster only when its watch says that a check is due: no clock ticks. Notes what the checks changed. */
final class Listening implements AutoCloseable {
    private final Watch watch;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final List<IncidentChange> changes = new CopyOnWriteArrayList<>();
    private final List<Long> prompted = new CopyOnWriteArrayList<>();

    Listening(Watch watch) {
        this.watch = watch;
        watch.whenPrompted(() -> {
            prompted.add(System.nanoTime());
            thread.execute(this::check);
        });
    }

    private void check() {
        try {
            changes.addAll(watch.check());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the sentence of an incident that was opened. */
    String opened(ConditionFactory patience, String beginning) {
        return patience.until(
                () -> changes.stream()
                        .filter(IncidentChange.Opened.class::isInstance)
                        .map(IncidentChange::incident)
                        .map(Incident::sentence)
                        .filter(sentence -> sentence.startsWith(beginning))
                        .findFirst()
                        .orElse(""),
                found -> !found.isEmpty());
    }

    /** From the given moment to the first prompt after it. */
    long millisToPrompt(long fromNanos) {
        Patience.await().until(() -> prompted.stream().anyMatch(at -> at >= fromNanos));
        return prompted.stream().filter(at -> at >= fromNanos).findFirst().map(at -> (at - fromNanos) / 1_000_000).orElseThrow();
    }

    List<String> told() {
        return changes.stream().map(change -> change.getClass().getSimpleName() + " " + change.incident().sentence()).toList();
    }

    @Override
    public void close() {
        watch.whenPrompted(() -> {});
        thread.shutdownNow();
    }
}
