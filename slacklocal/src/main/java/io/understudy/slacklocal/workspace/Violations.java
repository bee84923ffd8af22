package io.understudy.slacklocal.workspace;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the app did against Slack's documentation; tests want this empty. Scripted faults never come in here. */
public final class Violations {
    private final Clock clock;
    private final List<Violation> found = new CopyOnWriteArrayList<>();

    public Violations(Clock clock) {
        this.clock = clock;
    }

    public void add(String where, String what) {
        found.add(new Violation(clock.instant(), where, what));
    }

    /** All of them, the oldest first. */
    public List<Violation> all() {
        return List.copyOf(found);
    }

    /** Forgets what tests provoked on purpose. */
    public void clear() {
        found.clear();
    }
}
