package io.understudy.replication.runbook;

import io.understudy.replication.cluster.Times;
import io.understudy.replication.logs.LogKind;
import io.understudy.replication.observe.ServerFacts;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A server restarted, or crashed and recovered: why. */
final class RestartRunbook implements Procedure {
    private static final Set<LogKind> WHY = EnumSet.of(
            LogKind.KILLED, LogKind.MEMORY, LogKind.STOPPED, LogKind.RECOVERED, LogKind.NO_SPACE, LogKind.DISK_ERROR);

    @Override
    public void follow(Case one, Notes notes) {
        Optional<String> node = one.ask().incident().node().or(one::primaryName);
        if (node.isEmpty()) {
            notes.add("Which node it is about", new Finding.Unknown("No node is known to look at."));
            return;
        }
        String name = node.get();
        notes.add("Since when it runs", one.ask().look().finding(look -> look.view()
                .of(name)
                .server()
                .map(facts -> started(name, facts))
                .orElseGet(() -> new Finding.Unknown(name + " does not answer now."))));
        Steps.log(one, notes, name, message -> WHY.contains(message.kind()), false);
        Space.volumes(one, notes, name);
        notes.byHand(
                "What to do",
                "Nothing, if somebody meant it. After a kill by signal 9 see the kernel's log on its machine (journalctl -k) for"
                        + " the out-of-memory killer.",
                one.command("status"));
    }

    private static Finding started(String name, ServerFacts facts) {
        return new Finding.Fine(
                name + " runs for " + Times.words(Duration.between(facts.startedAt(), facts.clock())) + ".");
    }
}
