package io.understudy.replication.diagnose;

import java.util.List;
import java.util.Optional;

/** The conditions of streaming replication itself. */
public sealed interface ReplicationDiagnosis extends Diagnosis {

    /**
     * No node is out of recovery, and no standby still streams: {@code lastPrimary} was it, if anybody knows.
     *
     * @param fenced whether the last primary is fenced, so that a start of it would be refused
     */
    record NoPrimary(
            String cluster, Optional<String> lastPrimary, boolean fenced, Optional<String> candidate, String finding)
            implements ReplicationDiagnosis {
        @Override
        public Alert alert() {
            return Alert.NO_PRIMARY;
        }

        @Override
        public Optional<String> node() {
            return Optional.empty();
        }

        @Override
        public Severity severity() {
            return Severity.CRITICAL;
        }

        @Override
        public String sentence() {
            return cluster + " has no primary: writes fail. " + finding;
        }

        @Override
        public String doFirst() {
            String start = lastPrimary
                    .map(node -> fenced
                            ? "It is fenced; let it go first, it loses nothing: /replica unfence " + node
                                    + ", then /replica start " + node + "."
                            : "Start it again first, it loses nothing: /replica start " + node + ".")
                    .orElse("Find out where the primary was.");
            return start
                    + candidate
                            .map(node -> " Only if that cannot work: /replica promote " + node + ".")
                            .orElse("");
        }
    }

    /** Two or more nodes are out of recovery, of one system identifier. */
    record SplitBrain(String cluster, List<String> primaries) implements ReplicationDiagnosis {
        public SplitBrain {
            primaries = List.copyOf(primaries);
        }

        @Override
        public Alert alert() {
            return Alert.SPLIT_BRAIN;
        }

        @Override
        public Optional<String> node() {
            return Optional.empty();
        }

        @Override
        public Severity severity() {
            return Severity.PAGE;
        }

        @Override
        public String sentence() {
            return cluster + " has " + primaries.size() + " primaries: " + String.join(" and ", primaries)
                    + " both accept writes.";
        }

        @Override
        public String doFirst() {
            return "Decide which one to keep, and stop clients from writing to the other. Nothing is promoted meanwhile.";
        }
    }

    /** The bot cannot see the primary, and a standby still streams from it. */
    record BotCutOff(String cluster, String primary, String witness) implements ReplicationDiagnosis {
        @Override
        public Alert alert() {
            return Alert.BOT_CUT_OFF;
        }

        @Override
        public Optional<String> node() {
            return Optional.of(primary);
        }

        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String sentence() {
            return cluster + ": the bot cannot reach " + primary + ", but " + witness
                    + " still streams from it: the primary is alive.";
        }

        @Override
        public String doFirst() {
            return "Repair the bot's way to " + primary + ". Do not promote.";
        }
    }

    /**
     * Not one node could be seen: the bot's own network is the first suspect.
     *
     * @param botIsolated whether the same may be true of all other clusters: then this is told once, of the bot
     */
    record ClusterUnseen(String cluster, String detail, boolean botIsolated) implements ReplicationDiagnosis {
        @Override
        public Alert alert() {
            return Alert.BOT_CUT_OFF;
        }

        @Override
        public Optional<String> node() {
            return Optional.empty();
        }

        @Override
        public Severity severity() {
            return botIsolated ? Severity.INFO : Severity.CRITICAL;
        }

        @Override
        public String sentence() {
            return cluster + ": the bot cannot see any of its nodes (" + detail + "). Nothing is known about it.";
        }

        @Override
        public String doFirst() {
            return "Check the bot's own machine and network first. Nothing is done meanwhile.";
        }
    }

    /** Not one node of any cluster could be seen. */
    record BotIsolated(String cluster, List<String> clusters) implements ReplicationDiagnosis {
        public BotIsolated {
            clusters = List.copyOf(clusters);
        }

        @Override
        public Alert alert() {
            return Alert.BOT_CUT_OFF;
        }

        @Override
        public Optional<String> node() {
            return Optional.empty();
        }

        @Override
        public Severity severity() {
            return Severity.CRITICAL;
        }

        @Override
        public String sentence() {
            return "The bot is cut off: it cannot see any node of its " + clusters.size() + " clusters ("
                    + String.join(", ", clusters) + "). Nothing is known about them.";
        }

        @Override
        public String doFirst() {
            return "Check the bot's own machine and network first. Nothing is done meanwhile.";
        }
    }

    /** A node that should be a standby is none, or cannot become one by waiting. */
    record StandbyBroken(String cluster, String standby, StandbyState state, Optional<String> why)
            implements ReplicationDiagnosis {
        @Override
        public Alert alert() {
            return switch (state) {
                case SLOT_LOST, WAL_REMOVED -> Alert.SLOT_ENDANGERED;
                case PROMOTED_UNEXPECTEDLY -> Alert.SPLIT_BRAIN;
                case PAUSED_BY_PARAMETER -> Alert.SETTINGS;
                case FENCED -> Alert.FENCE_BROKEN;
                default -> Alert.NODE_DOWN;
            };
        }

        @Override
        public Optional<String> node() {
            return Optional.of(standby);
        }

        @Override
        public Severity severity() {
            return switch (state) {
                case PROMOTED_UNEXPECTEDLY -> Severity.PAGE;
                case FENCED -> Severity.WARNING;
                default -> Severity.CRITICAL;
            };
        }

        /** A lost slot does not come back by itself when the work is done. */
        @Override
        public boolean isExplainedByMaintenance() {
            return severity() != Severity.PAGE && state != StandbyState.SLOT_LOST;
        }

        @Override
        public String sentence() {
            return cluster + ": " + standby + " " + state.words()
                    + why.map(reason -> ", " + reason).orElse("") + ".";
        }

        @Override
        public String doFirst() {
            return switch (state) {
                case SLOT_LOST, WAL_REMOVED, FENCED -> "Bring it back: /replica rebuild " + standby + ".";
                case PAUSED_BY_PARAMETER -> "Raise the named setting on " + standby + " and restart it.";
                default -> "Look at its link and log; a healed link recovers by itself. See /replica status.";
            };
        }
    }

    /** A node that was fenced serves again. */
    record FencedNodeBack(String cluster, String fenced, boolean asPrimary) implements ReplicationDiagnosis {
        @Override
        public Alert alert() {
            return Alert.FENCE_BROKEN;
        }

        @Override
        public Optional<String> node() {
            return Optional.of(fenced);
        }

        @Override
        public Severity severity() {
            return asPrimary ? Severity.PAGE : Severity.CRITICAL;
        }

        @Override
        public String sentence() {
            return cluster + ": " + fenced + " was fenced, and its server runs again"
                    + (asPrimary ? " AS A PRIMARY: it may take writes that will be lost." : ", not as a primary.");
        }

        @Override
        public String doFirst() {
            return (asPrimary ? "Stop it on its machine at once. " : "Find out who started it. ")
                    + "Then bring it back as a standby: /replica rebuild " + fenced + ".";
        }
    }

    /** A fenced node is away, and nothing keeps it away any more. */
    record FenceLoosened(String cluster, String fenced) implements ReplicationDiagnosis {
        @Override
        public Alert alert() {
            return Alert.FENCE_BROKEN;
        }

        @Override
        public Optional<String> node() {
            return Optional.of(fenced);
        }

        @Override
        public Severity severity() {
            return Severity.CRITICAL;
        }

        @Override
        public String sentence() {
            return cluster + ": " + fenced + " was fenced, and its server may be started again: somebody took the fence"
                    + " away on its machine.";
        }

        @Override
        public String doFirst() {
            return "Bring it back as a standby: /replica rebuild " + fenced
                    + ", or let it go on purpose: /replica unfence " + fenced + ".";
        }
    }
}
