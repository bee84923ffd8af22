package io.understudy.commands.catalogue;

import io.understudy.commands.access.Role;

/**
 * One command.
 *
 * @param help one line
 * @param example a whole command, as it may be typed
 * @param needed the role that may ask for it
 */
public record CommandEntry(Verb verb, Argument argument, String help, String example, Role needed) {
    /** What follows the verb. */
    public enum Argument {
        /** A cluster's name; may be left out where only one is declared. */
        CLUSTER("[cluster]"),
        /** The same; left out it means all of them, where the channel has no cluster of its own. */
        CLUSTER_OR_ALL("[cluster or all]"),
        /** A cluster's name and the number of a request; both may be left out. */
        CLUSTER_AND_REQUEST("[cluster] [request]"),
        /** A cluster's name and how far to look back; both may be left out. */
        CLUSTER_AND_SPAN("[cluster] [how long]"),
        /** A node, as {@code db2} where that is unique or {@code orders/db2}; then perhaps a reason. */
        NODE("<node> [because …]"),
        /** A node, perhaps the upstream that it is to have, perhaps a reason. */
        FOLLOW("<node> [of <upstream>] [because …]"),
        /** A node, perhaps how long, perhaps a reason. */
        PAUSE("<node> [for <time>] [because …]"),
        /** A slot of a node, perhaps a reason. */
        SLOT("<node>/<slot> [because …]"),
        /** The same, perhaps with a time in UTC between the two. */
        NODE_AT("<node> [at [date] hh:mm] [because …]"),
        /** A cluster or a node. */
        CLUSTER_OR_NODE("<cluster or node>"),
        /** A cluster or a node, how long, and why. */
        WINDOW("<cluster or node> <duration> <reason>"),
        /** The number of a request; may be left out where only one waits or runs. */
        REQUEST("[request]"),
        /** The number of an incident; may be left out where only one is open, or in its own channel. */
        INCIDENT("[incident]"),
        /** The same, and for how long or until when; asked for if it is left out. */
        INCIDENT_UNTIL("[incident] [time]"),
        /** The same, and a person's own words. */
        NOTE("[incident] <text>"),
        /** A cluster's name and a backup's id; both may be left out, which means the newest. */
        BACKUP("[cluster] [backup]"),
        /** A backup's id, perhaps its cluster before it and a reason behind it. */
        PIN("[cluster] <backup> [because …]"),
        /** A whole other command that is planned. */
        PLANNED("<command …>"),
        /** Nothing follows. */
        NOTHING(""),
        /** Another command's verb; may be left out. */
        COMMAND("[command]");

        private final String words;

        Argument(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /** Whether it belongs to a change that is planned before it is made. */
        boolean isPlanned() {
            return switch (this) {
                case NODE, NODE_AT, FOLLOW, PAUSE, SLOT -> true;
                default -> false;
            };
        }

        /** Whether the verb alone is a whole command, at least where only one cluster is declared. */
        public boolean mayBeLeftOut() {
            return words.isEmpty() || (words.startsWith("[") && !words.contains("<"));
        }
    }

    /** For example {@code /replica promote <node> [because …]}. */
    public String usage() {
        return (CommandCatalogue.PREFIX + " " + verb.words() + " " + argument.words()).strip();
    }
}
