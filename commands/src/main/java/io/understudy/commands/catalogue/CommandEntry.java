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
        /** A node, as {@code db2} where that is unique or {@code orders/db2}; then perhaps a reason. */
        NODE("<node> [because …]"),
        /** A node, perhaps the upstream that it is to have, perhaps a reason. */
        FOLLOW("<node> [of <upstream>] [because …]"),
        /** A node, perhaps how long, perhaps a reason. */
        PAUSE("<node> [for <time>] [because …]"),
        /** A slot of a node, perhaps a reason. */
        SLOT("<node>/<slot> [because …]"),
        /** Another command's verb; may be left out. */
        COMMAND("[command]");

        private final String words;

        Argument(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** For example {@code /replica promote <node> [because …]}. */
    public String usage() {
        return CommandCatalogue.PREFIX + " " + verb.words() + " " + argument.words();
    }
}
