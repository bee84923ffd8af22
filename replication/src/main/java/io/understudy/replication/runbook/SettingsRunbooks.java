package io.understudy.replication.runbook;

import io.understudy.replication.cluster.Times;
import io.understudy.replication.logs.Harmless;
import io.understudy.replication.logs.LogKind;
import io.understudy.replication.observe.MachineVitals;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Settings that do not fit, clocks that differ, and what expires. */
final class SettingsRunbooks {
    private static final Duration SOON = Duration.ofDays(30);
    private static final Duration CLOCKS_AGREE = Duration.ofSeconds(1);

    private SettingsRunbooks() {}

    /** Lower than the primary's, waiting for a restart, or wrong in the files. */
    static void parameters(Case one, Notes notes) {
        Optional<String> node = one.standby();
        node.ifPresent(name -> notes.add("Whether settings of " + name + " are lower", Parameters.finding(one, name)));
        for (NodeObservation server : one.answering()) {
            notes.add(
                    "What awaits a restart on " + server.node(),
                    one.ask().details(server.node()).finding(found -> pending(server.node(), found)));
        }
        for (NodeObservation server : one.answering()) {
            notes.add(
                    "Whether the configuration files of " + server.node() + " have errors",
                    one.ask().details(server.node()).finding(found -> errors(server.node(), found)));
        }
        node.ifPresent(name -> Steps.log(
                one,
                notes,
                name,
                message -> message.kind() == LogKind.PARAMETERS_LOW || message.kind() == LogKind.CONFIGURATION,
                false));
        notes.add("Whether pg_hba.conf is the same everywhere", clientRules(one));
        notes.byHand(
                "What to do",
                "Raise the lower setting in the configuration of the standby first, then restart that standby; a primary's is"
                        + " raised after its standbys' and lowered before them. Do not resume a replay that a setting"
                        + " paused: the server would shut down.",
                node.map(name -> new String[] {one.command("restart", name)}).orElseGet(() -> new String[0]));
    }

    private static Finding pending(String name, NodeDetails found) {
        return found.pendingRestart().isEmpty()
                ? new Finding.Fine("Nothing awaits a restart on " + name + ".")
                : new Finding.Trouble(
                        "These await a restart on %s: %s.".formatted(name, String.join(", ", found.pendingRestart())));
    }

    private static Finding errors(String name, NodeDetails found) {
        return found.upkeep()
                .fileErrors()
                .map(errors -> errors.isEmpty()
                        ? new Finding.Fine("The configuration files of " + name + " have no errors.")
                        : new Finding.Trouble(errors.stream()
                                .map(error -> "%s, line %d: %s."
                                        .formatted(error.file(), error.line(), Harmless.line(error.error())))
                                .collect(Collectors.joining(" "))))
                .orElseGet(() ->
                        new Finding.Unknown("The bot's role may not read the configuration files of " + name + "."));
    }

    private static Finding clientRules(Case one) {
        List<String> digests = one.ask().spec().nodeNames().stream()
                .flatMap(node -> one.ask().machineVitals(node).known().stream())
                .flatMap(vitals -> vitals.clientRules().stream())
                .toList();
        if (digests.size() < 2) {
            return new Finding.Unknown("The pg_hba.conf of fewer than two nodes could be read.");
        }
        return digests.stream().distinct().count() == 1
                ? new Finding.Fine("The " + digests.size() + " that could be read say the same.")
                : new Finding.Trouble("They differ: after a switchover, clients or standbys may be refused.");
    }

    /** How far each clock is off the bot's. */
    static void clock(Case one, Notes notes) {
        for (String node : one.ask().spec().nodeNames()) {
            notes.add(
                    "How far the clock of " + node + " is off",
                    one.ask().machineVitals(node).finding(found -> clock(node, found)));
        }
        notes.byHand(
                "What to do",
                "See whether the time service runs on the machine that differs (timedatectl, chronyc tracking). If all differ by"
                        + " the same amount, it is the bot's own clock. Replication does not need equal clocks; recovery to a"
                        + " point in time and people who read logs do.");
    }

    private static Finding clock(String node, MachineVitals found) {
        Duration off = found.clockAhead();
        String text = off.isZero()
                ? "The clock of " + node + " agrees with the bot's."
                : "The clock of %s is %d.%d s %s the bot's."
                        .formatted(
                                node,
                                off.abs().toSeconds(),
                                off.abs().toMillisPart() / 100,
                                off.isNegative() ? "behind" : "ahead of");
        return off.abs().compareTo(CLOCKS_AGREE) < 0 ? new Finding.Fine(text) : new Finding.Trouble(text);
    }

    /** What ends when. */
    static void expiry(Case one, Notes notes) {
        for (String node : one.ask().spec().nodeNames()) {
            notes.add(
                    "When the certificates of " + node + " end",
                    one.ask()
                            .machineVitals(node)
                            .finding(
                                    found -> certificates(node, found, one.ask().now())));
        }
        one.answering().stream()
                .map(NodeObservation::node)
                .forEach(node -> notes.add(
                        "When the passwords of the bot's roles end on " + node,
                        one.ask()
                                .details(node)
                                .finding(found ->
                                        passwords(node, found, one.ask().now()))));
        notes.byHand(
                "What to do",
                "Put the new certificate and key into place on the machine and reload the server: running connections stay. A"
                        + " password that ends is renewed with ALTER ROLE … VALID UNTIL, and in every passfile that has it.");
    }

    private static Finding passwords(String node, NodeDetails found, Instant now) {
        Map<String, Instant> ends = found.upkeep().passwordsEnd();
        String all = ends.entrySet().stream()
                .map(one -> one.getKey() + ends(one.getValue(), now))
                .sorted()
                .collect(Collectors.joining(", "));
        if (ends.isEmpty()) {
            return new Finding.Fine("None that is known to end on " + node + ".");
        }
        return ends.values().stream().anyMatch(end -> end.isBefore(now.plus(SOON)))
                ? new Finding.Trouble(all + ".")
                : new Finding.Fine(all + ".");
    }

    private static String ends(Instant end, Instant now) {
        return end.isBefore(now)
                ? " ended " + Times.words(Duration.between(end, now)) + " ago"
                : " ends in " + Times.words(Duration.between(now, end));
    }

    private static Finding certificates(String node, MachineVitals found, Instant now) {
        if (found.certificates().isEmpty()) {
            return new Finding.Fine(node + " shows no certificate.");
        }
        boolean soon = found.certificates().stream().anyMatch(one -> one.ends().isBefore(now.plus(SOON)));
        String all = found.certificates().stream()
                .map(one -> one.file() + ends(one.ends(), now))
                .collect(Collectors.joining(", "));
        return soon ? new Finding.Trouble(node + ": " + all + ".") : new Finding.Fine(node + ": " + all + ".");
    }
}
