package io.understudy.bot.cli;

import io.understudy.replication.cluster.HostAccess;
import io.understudy.replication.host.HostKeyScan;
import io.understudy.replication.host.KnownHosts;
import io.understudy.replication.host.Pinning;
import io.understudy.replication.host.ServerKey;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The talk about one machine's host key: what it shows, how to compare it, whether to pin it.
 *
 * @param node for messages
 * @param replace whether a different key that is pinned may go
 * @param out where people read
 * @param ask puts a question and gives the answer; empty when nobody can be asked
 */
record KeyPinning(
        String node, KnownHosts known, boolean replace, PrintWriter out, Function<String, Optional<String>> ask) {
    private static final Duration SCAN = Duration.ofSeconds(10);

    /**
     * Shows and, if agreed, pins.
     *
     * @return whether the key that the machine shows is pinned now
     * @throws io.understudy.replication.host.HostException if it shows none
     */
    boolean run(HostAccess.Ssh machine) {
        ServerKey shown = HostKeyScan.scan(machine.address(), machine.port(), SCAN);
        List<ServerKey> pinned = known.pinned(machine.address(), machine.port());
        out.printf(
                "%s: the machine at %s port %d shows this host key:%n%n  %s%n  %s%n%n",
                node, machine.address(), machine.port(), shown.algorithm(), shown.fingerprint());
        if (pinned.contains(shown)) {
            out.println("It is pinned already, in " + known.file() + ".");
            return true;
        }
        if (!pinned.isEmpty() && !replace) {
            refuse(pinned.get(0));
            return false;
        }
        explain(shown);
        return agreed() && pin(machine, shown);
    }

    private void refuse(ServerKey pinned) {
        out.printf(
                "NOT pinned: another key is pinned for it, %s.%n"
                        + "Find out why it changed before anything else: a reinstalled machine, or somebody in between.%n"
                        + "If you know why, run this again with --replace.%n",
                pinned);
    }

    private void explain(ServerKey shown) {
        out.printf(
                "Compare it on the machine itself (its console, not over this network):%n%n"
                        + "  ssh-keygen -lf /etc/ssh/ssh_host_%s_key.pub%n%n",
                keyFile(shown.algorithm()));
    }

    /** OpenSSH's name of the key's file. */
    private static String keyFile(String algorithm) {
        if (algorithm.startsWith("ecdsa-")) {
            return "ecdsa";
        }
        return algorithm.startsWith("ssh-") ? algorithm.substring("ssh-".length()) : algorithm;
    }

    private boolean agreed() {
        Optional<String> answer = ask.apply("Pin it? [y/N] ");
        boolean yes = answer.map(String::strip)
                .filter(word -> word.equalsIgnoreCase("y") || word.equalsIgnoreCase("yes"))
                .isPresent();
        if (!yes) {
            out.println(
                    answer.isPresent()
                            ? "NOT pinned."
                            : "NOT pinned: there is no terminal to ask. Compare the fingerprint, then add --yes.");
        }
        return yes;
    }

    private boolean pin(HostAccess.Ssh machine, ServerKey shown) {
        Pinning pinning = known.pin(machine.address(), machine.port(), shown, replace);
        boolean pinned = !(pinning instanceof Pinning.Refused);
        out.println(
                pinned
                        ? "Pinned in " + known.file() + "."
                        : "NOT pinned: meanwhile somebody pinned another key. Run this again.");
        return pinned;
    }
}
