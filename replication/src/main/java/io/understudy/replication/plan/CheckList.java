package io.understudy.replication.plan;

import java.util.ArrayList;
import java.util.List;

/** Collects the answers of pre-flight checks in the order in which they were asked. One thread. */
public final class CheckList {
    private final List<Check> checks = new ArrayList<>();

    /** Adds one answer. */
    public void add(Check check) {
        checks.add(check);
    }

    /** PASS with one sentence, or BLOCK with another and a hint. */
    public void require(boolean holds, String name, String passed, String blocked, String hint) {
        add(holds ? Check.pass(name, passed) : Check.block(name, blocked, hint));
    }

    /** PASS with one sentence, or WARN with another and a hint. */
    public void prefer(boolean holds, String name, String passed, String warned, String hint) {
        add(holds ? Check.pass(name, passed) : Check.warn(name, warned, hint));
    }

    /** Whether the check of that name warned. */
    boolean warns(String name) {
        return warnings().stream().anyMatch(check -> check.name().equals(name));
    }

    boolean forbids() {
        return checks.stream().anyMatch(Check::forbids);
    }

    List<Check> objections() {
        return checks.stream().filter(Check::forbids).toList();
    }

    List<Check> warnings() {
        return checks.stream()
                .filter(check -> check.verdict() == Check.Verdict.WARN)
                .toList();
    }

    /** Every answer so far. */
    public List<Check> all() {
        return List.copyOf(checks);
    }
}
