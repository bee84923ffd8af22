package io.understudy.replication.plan;

import java.time.Duration;

/** The steps that change one running server, and the role of none. */
public sealed interface ServerStep extends Step {

    /** Fast stop and start. Leaves no trace but the postmaster's start time. */
    record RestartServer(String node) implements ServerStep, Reversible {
        @Override
        public String sentence() {
            return "stop " + node + " (fast) and start it again";
        }
    }

    /** Pauses replay, and is done when the server says that it is paused. The bot ends the pause after {@code length}. */
    record PauseReplay(String node, Duration length) implements ServerStep, Reversible {
        @Override
        public String sentence() {
            return "pause replay on " + node + " for " + length.toMinutes() + " min";
        }
    }

    /** Lets a standby replay again. */
    record ResumeReplay(String node) implements ServerStep, Reversible {
        @Override
        public String sentence() {
            return "resume replay on " + node;
        }
    }

    /** Logs in to an upstream from a standby's own machine, as its stream will: network, login and identity in one. */
    record ReachUpstream(String node, String upstream) implements ServerStep, Reads {
        @Override
        public String sentence() {
            return "log in from " + node + " to " + upstream + " as its stream will";
        }
    }

    /** Drops an inactive slot that was named by hand; what it kept is gone with it. */
    record DropNamedSlot(String node, String slot) implements ServerStep, Irreversible {
        @Override
        public String sentence() {
            return "drop the slot " + slot + " on " + node + " for good";
        }
    }

    /**
     * Drops whatever inactive physical slots of ours a node has from its time in another role: their nodes are the
     * primary, or stream from elsewhere. Found by looking when it runs.
     */
    record DropStaleSlots(String node) implements ServerStep, Reversible {
        @Override
        public String sentence() {
            return "drop the slots on " + node + " that no standby needs any more";
        }
    }
}
