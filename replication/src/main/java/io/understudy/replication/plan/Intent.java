package io.understudy.replication.plan;

import java.time.Duration;
import java.util.Optional;

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

    /** Let a running standby stream from {@code upstream}; empty: from the primary. */
    record Follow(String cluster, String node, Optional<String> upstream, String reason) implements Intent {
        @Override
        public String command() {
            return "/replica follow " + node + upstream.map(one -> " of " + one).orElse("");
        }
    }

    /** Stop a running server fast and start it again at once. */
    record Restart(String cluster, String node, String reason) implements Intent {
        @Override
        public String command() {
            return "/replica restart " + node;
        }
    }

    /** Let a standby receive WAL without replaying it, for {@code length}; the bot ends that by itself. */
    record PauseReplay(String cluster, String node, Duration length, String reason) implements Intent {
        @Override
        public String command() {
            return "/replica pause " + node + " for " + length.toMinutes() + "min";
        }
    }

    /**
     * Let a standby stand still while the bot reads it, for {@code length} at most: what the bot asks for by itself, where
     * the configuration allows it.
     */
    record HoldReplay(String cluster, String node, Duration length, String reason) implements Intent {
        @Override
        public String command() {
            return "/replica pause " + node + " for " + length.toMinutes() + "min";
        }
    }

    /** Let a standby replay again, whoever paused it. */
    record ResumeReplay(String cluster, String node, String reason) implements Intent {
        @Override
        public String command() {
            return "/replica resume " + node;
        }
    }

    /**
     * End a pause of ours whose time is over, or that nobody needs any more: what the bot asks for by itself.
     *
     * @param request the operation that paused
     */
    record EndPause(String cluster, String node, long request, String reason) implements Intent {
        @Override
        public String command() {
            return "/replica resume " + node;
        }
    }

    /** Drop a slot that nobody uses. */
    record DropSlot(String cluster, String node, String slot, String reason) implements Intent {
        @Override
        public String command() {
            return "/replica drop slot " + node + "/" + slot;
        }
    }
}
