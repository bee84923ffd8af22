package io.understudy.replication.watch;

import io.understudy.replication.host.Patience;
import io.understudy.replication.incident.Incident;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Checks a cluster as the timetable does; without {@link #ticking} only when its watch says that a check is due. */
public final class Listening implements AutoCloseable {
    private static final List<Integer> MILLIS_AFTER_A_PROMPT = List.of(0, 100, 200);
    private final Watch watch;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final List<IncidentChange> changes = new CopyOnWriteArrayList<>();
    private final List<Long> prompts = new CopyOnWriteArrayList<>();
    private final List<Future<?>> planned = new CopyOnWriteArrayList<>();
    private final AtomicInteger checks = new AtomicInteger();

    /** Begins with a check, so that connections are open. */
    public Listening(Watch watch) throws InterruptedException {
        this.watch = watch;
        watch.check();
        watch.whenPrompted(this::prompted);
    }

    private void prompted() {
        prompts.add(System.nanoTime());
        MILLIS_AFTER_A_PROMPT.forEach(
                millis -> planned.add(thread.schedule(this::check, millis, TimeUnit.MILLISECONDS)));
    }

    /** Checks every second besides. */
    public Listening ticking() {
        planned.add(thread.scheduleAtFixedRate(this::check, 0, 1, TimeUnit.SECONDS));
        return this;
    }

    private void check() {
        try {
            changes.addAll(watch.check());
            checks.incrementAndGet();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for an incident with this sentence; later ones of the same trouble may change it. */
    public Incident opened(String sentence, Duration within) {
        return Patience.await(within)
                .until(() -> told(IncidentChange.Opened.class, sentence), found -> !found.isEmpty())
                .get(0);
    }

    public void healed(Incident incident) {
        healed(incident, Duration.ofMinutes(1));
    }

    public void healed(Incident incident, Duration within) {
        Patience.await(within).until(() -> changes.stream()
                .anyMatch(change -> change instanceof IncidentChange.Healed healed
                        && healed.incident().id() == incident.id()));
    }

    private List<Incident> told(Class<?> kind, String sentence) {
        return changes.stream()
                .filter(kind::isInstance)
                .map(IncidentChange::incident)
                .filter(incident -> incident.sentence().contains(sentence))
                .toList();
    }

    /** The sentences of all incidents that were opened, in order. */
    public List<String> opened() {
        return told(IncidentChange.Opened.class, "").stream()
                .map(Incident::sentence)
                .toList();
    }

    /** The sentences of all incidents that were closed, in order. */
    public List<String> closed() {
        return told(IncidentChange.Healed.class, "").stream()
                .map(Incident::sentence)
                .toList();
    }

    /** Waits until so many more checks were made. */
    public void awaitChecks(int more) {
        int wanted = checks.get() + more;
        Patience.await().until(() -> checks.get() >= wanted);
    }

    /** From a moment to the first prompt after it. */
    long millisToPrompt(long fromNanos) {
        Patience.await().until(() -> prompts.stream().anyMatch(at -> at >= fromNanos));
        long first = prompts.stream().filter(at -> at >= fromNanos).findFirst().orElseThrow();
        return TimeUnit.NANOSECONDS.toMillis(first - fromNanos);
    }

    @Override
    public void close() {
        watch.whenPrompted(() -> {});
        planned.forEach(one -> one.cancel(true));
        thread.shutdownNow();
    }
}
