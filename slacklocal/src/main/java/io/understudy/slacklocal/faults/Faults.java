package io.understudy.slacklocal.faults;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * The scripted faults, by method: {@code chat.postMessage}, {@code upload} for a file's bytes, {@code response_url}. Each
 * meets one call, in the order of the script. An outage meets all calls that nothing was scripted for.
 */
public final class Faults {
    private final Map<String, Deque<Fault>> script = new HashMap<>();
    private CountDownLatch release = new CountDownLatch(1);
    private Optional<Fault> outage = Optional.empty();

    /** The method's next calls meet this fault. */
    public synchronized Faults next(String method, int times, Fault fault) {
        Deque<Fault> waiting = script.computeIfAbsent(method, same -> new ArrayDeque<>());
        for (int i = 0; i < times; i++) {
            waiting.add(fault);
        }
        return this;
    }

    /** Every call of any method meets this fault, until the faults are cleared. */
    public synchronized Faults outage(Fault fault) {
        outage = Optional.of(fault);
        return this;
    }

    /** How many scripted faults of this method have met no call yet. */
    public synchronized int left(String method) {
        return script.getOrDefault(method, new ArrayDeque<>()).size();
    }

    /** Forgets all faults, and lets the calls end that hang. */
    public synchronized void clear() {
        script.clear();
        outage = Optional.empty();
        release.countDown();
        release = new CountDownLatch(1);
    }

    /** The fault that this call meets. */
    public synchronized Optional<Fault> meet(String method) {
        return Optional.ofNullable(script.get(method)).map(Deque::poll).or(() -> outage);
    }

    /** Opens when the faults of this moment are cleared; asked before {@link #meet}, so that no clearing is missed. */
    public synchronized CountDownLatch cleared() {
        return release;
    }
}
