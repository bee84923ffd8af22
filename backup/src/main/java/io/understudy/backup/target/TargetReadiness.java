package io.understudy.backup.target;

import io.understudy.replication.plan.Check;
import java.io.IOException;
import java.util.List;

/** Whether copies could be made: every target is reached, and a file that says nothing is written there and removed. */
public record TargetReadiness(Targets targets) {
    /** One check for each target, named {@code backup-target-} and its name. */
    public List<Check> checks() {
        return targets.names().stream().map(this::check).toList();
    }

    private Check check(String target) {
        String name = "backup-target-" + target;
        try (Target there = targets.open(target)) {
            there.check();
            return Check.pass(name, "copies of backups can be written to " + there.words());
        } catch (IOException | RuntimeException e) {
            // Whatever a server or a client library comes up with is this target's matter only.
            return Check.block(
                    name, Words.of(e), "backups are made all the same; they are copied by themselves once this works");
        }
    }
}
