package io.understudy.replication.plan;

/** What a person wants done. */
public sealed interface Intent {
    String cluster();

    String node();

    /** Why, in the person's words; may be empty. */
    String reason();

    /** The command that says it again. */
    String command();

    /** Make a standby the primary: a switchover when the primary is well, a failover when it is proven gone. */
    record Promote(String cluster, String node, String reason) implements Intent {
        @Override
        public String command() {
            return "/replica promote " + node;
        }
    }

    /**
     * Make a standby the primary although the old primary's machine cannot be asked and nothing proves that it is fenced:
     * an intent of its own, so that nobody takes that risk by an option that is easy to overlook.
     */
    record PromoteUnfenced(String cluster, String node, String reason) implements Intent {
        @Override
        public String command() {
            return "/replica promote-unfenced " + node;
        }
    }

    /** Make sure that a node's server, which is dead or hangs, does not serve again by itself. */
    record Fence(String cluster, String node, String reason) implements Intent {
        @Override
        public String command() {
            return "/replica fence " + node;
        }
    }

    /** Let a fenced node's server be started again. */
    record Unfence(String cluster, String node, String reason) implements Intent {
        @Override
        public String command() {
            return "/replica unfence " + node;
        }
    }

    /** Bring a node back as a standby. {@code byCopy}: by a new base backup, whatever else would do. */
    record Rebuild(String cluster, String node, String reason, boolean byCopy) implements Intent {
        @Override
        public String command() {
            return (byCopy ? "/replica copy " : "/replica rebuild ") + node;
        }
    }

    /** Remove for good what rebuilds kept of a node, as far as it was kept long enough. */
    record Discard(String cluster, String node, String reason) implements Intent {
        @Override
        public String command() {
            return "/replica discard " + node;
        }
    }

    /** Start a node's server again where its data lies. */
    record Start(String cluster, String node, String reason) implements Intent {
        @Override
        public String command() {
            return "/replica start " + node;
        }
    }
}
