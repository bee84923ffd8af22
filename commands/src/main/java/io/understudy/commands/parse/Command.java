package io.understudy.commands.parse;

import io.understudy.commands.catalogue.Verb;
import io.understudy.replication.plan.Intent;
import java.util.List;
import java.util.Optional;

/** What somebody asked for, with every name checked against what is declared. */
public sealed interface Command {
    Verb verb();

    /**
     * About clusters.
     *
     * @param clusters one; for status without an argument all of them
     */
    record OnClusters(Verb verb, List<String> clusters) implements Command {
        public OnClusters {
            clusters = List.copyOf(clusters);
        }
    }

    /**
     * About one node.
     *
     * @param reason in the person's words, on one line; may be empty
     */
    record OnNode(Verb verb, String cluster, String node, String reason) implements Command {}

    /** A change of one node whose command says more than its node and a reason. */
    record Change(Verb verb, Intent intent) implements Command {}

    /** About the commands themselves. */
    record Help(Optional<Verb> about) implements Command {
        @Override
        public Verb verb() {
            return Verb.HELP;
        }
    }
}
