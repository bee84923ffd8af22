package io.understudy.commands.parse;

import io.understudy.commands.catalogue.Verb;
import io.understudy.replication.plan.Intent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What somebody asked for, with every name checked against what is declared. */
public sealed interface Command {
    Verb verb();

    /**
     * About clusters.
     *
     * @param clusters one, or several where a command may be about all of them
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

    /** A change of a node that is to begin at a time. */
    record AtATime(OnNode what, When when) implements Command {
        @Override
        public Verb verb() {
            return what.verb();
        }
    }

    /** What a change would do; never more than a look. */
    record DryRun(Command what) implements Command {
        @Override
        public Verb verb() {
            return Verb.PLAN;
        }
    }

    /**
     * About one request.
     *
     * @param clusters where it may be
     * @param request empty: the one that waits or runs
     */
    record OnRequest(Verb verb, List<String> clusters, Optional<Long> request) implements Command {
        public OnRequest {
            clusters = List.copyOf(clusters);
        }
    }

    /**
     * A time without alerts.
     *
     * @param node empty: the whole cluster
     */
    record Maintain(String cluster, Optional<String> node, Duration howLong, String reason) implements Command {
        @Override
        public Verb verb() {
            return Verb.MAINTENANCE;
        }
    }

    /** The end of such a time, before it is over. */
    record EndMaintenance(String cluster, Optional<String> node) implements Command {
        @Override
        public Verb verb() {
            return Verb.MAINTENANCE_END;
        }
    }

    /**
     * About one incident.
     *
     * @param incident empty: the channel's own, or the only one that is open
     */
    record OnIncident(Verb verb, Optional<Long> incident) implements Command {}

    /** Quiet about an incident for a while; see {@link OnIncident} for its number. */
    record Quiet(Verb verb, Optional<Long> incident, Until until) implements Command {}

    /** A person's own words for an incident's timeline; see {@link OnIncident} for its number. */
    record Note(Optional<Long> incident, String text) implements Command {
        @Override
        public Verb verb() {
            return Verb.NOTE;
        }
    }

    /**
     * About one backup.
     *
     * @param backup its id, of the right shape, but perhaps of none that there is; empty: the newest verified one
     * @param reason in the person's words, on one line; may be empty
     */
    record OnBackup(Verb verb, String cluster, Optional<String> backup, String reason) implements Command {}

    /** Of its verb alone. */
    record Bare(Verb verb) implements Command {}

    /** The lag of a cluster's standbys over the last {@code span}. */
    record ShowLag(String cluster, Duration span) implements Command {
        @Override
        public Verb verb() {
            return Verb.LAG;
        }
    }

    /** About the commands themselves. */
    record Help(Optional<Verb> about) implements Command {
        @Override
        public Verb verb() {
            return Verb.HELP;
        }
    }
}
