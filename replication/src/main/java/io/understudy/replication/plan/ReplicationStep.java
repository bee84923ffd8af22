package io.understudy.replication.plan;

import io.understudy.replication.cluster.Bytes;

/** The steps that change, or wait for, streaming replication. */
public sealed interface ReplicationStep extends Step {

    /** Creates a physical slot that keeps WAL from now on. */
    record CreateSlot(String node, String slot) implements ReplicationStep, Reversible {
        @Override
        public String sentence() {
            return "create the slot " + slot + " on " + node;
        }
    }

    /** Drops an inactive physical slot of ours, which would keep WAL for nobody. */
    record DropSlot(String node, String slot) implements ReplicationStep, Reversible {
        @Override
        public String sentence() {
            return "drop the slot " + slot + " on " + node + ", which nobody uses any more";
        }
    }

    /** Sets a reloadable server parameter with ALTER SYSTEM. */
    record SetParameter(String node, String parameter, String value) implements ReplicationStep, Reversible {
        @Override
        public String sentence() {
            return "set " + parameter + " = " + value + " on " + node;
        }
    }

    /** Takes back what {@link SetParameter} set. */
    record ResetParameter(String node, String parameter) implements ReplicationStep, Reversible {
        @Override
        public String sentence() {
            return "reset " + parameter + " on " + node;
        }
    }

    /**
     * Writes {@code standby.signal} and the stream's settings into a node's data directory, so that it can only start as
     * a standby of {@code upstream}; cleans recovery settings that were inherited from another node.
     */
    record ArmAsStandby(String node, String upstream, String slot) implements ReplicationStep, Reversible {
        @Override
        public String sentence() {
            return "prepare " + node + " to start only as a standby of " + upstream;
        }
    }

    /** Removes {@code standby.signal} again: only for a primary that was armed and never replaced. */
    record DisarmStandby(String node) implements ReplicationStep, Reversible {
        @Override
        public String sentence() {
            return "let " + node + " start as the primary again";
        }
    }

    /** Asks for a checkpoint, so that the stop that follows is short. */
    record Checkpoint(String node) implements ReplicationStep, Reversible {
        @Override
        public String sentence() {
            return "checkpoint " + node;
        }
    }

    /** Fast stop of the primary; done when its control file says so. Writes are refused from here. */
    record StopPrimary(String node) implements ReplicationStep, Reversible {
        @Override
        public String sentence() {
            return "stop " + node + " (fast); writes are refused from here";
        }
    }

    /** Waits until the candidate has replayed past the stopped primary's shutdown checkpoint: nothing can be lost then. */
    record AwaitLastWal(String node, String stoppedPrimary) implements ReplicationStep, Reads {
        @Override
        public String sentence() {
            return "wait until " + node + " has everything that " + stoppedPrimary + " wrote";
        }
    }

    /**
     * Makes sure that a dead primary cannot take writes: no server process, survivors ended, its start forbidden, and if
     * somebody starts it by hand all the same, it is a standby.
     */
    record FenceDeadPrimary(String node, String slot, String newPrimary) implements ReplicationStep, Reversible {
        @Override
        public String sentence() {
            return "fence " + node + ": prove that its server is gone, and that nothing starts it anymore";
        }
    }

    /**
     * Reads a dead primary's own WAL once more after it was fenced: the loss must not be above the approved limit.
     *
     * @param candidate whose WAL it is compared with
     */
    record ConfirmLoss(String node, String candidate, long limitBytes) implements ReplicationStep, Reads {
        @Override
        public String sentence() {
            return "read " + node + "'s WAL once more: " + candidate + " may lack at most " + Bytes.words(limitBytes)
                    + " of it";
        }
    }

    /**
     * Promotes a standby: it becomes a primary on a new timeline.
     *
     * @param oldPrimary must be proven stopped right before
     */
    record PromoteStandby(String node, String oldPrimary, int fromTimeline) implements ReplicationStep, Irreversible {
        @Override
        public String sentence() {
            return "promote " + node + " to primary";
        }
    }

    /** Proves that a new primary serves: out of recovery, a write commits, its control file is on its timeline. */
    record VerifyPrimary(String node) implements ReplicationStep, Reads {
        @Override
        public String sentence() {
            return "verify that a write commits on " + node + " and that its new timeline is on disk";
        }
    }

    /** Points a running standby at another upstream. */
    record Repoint(String node, String upstream, String slot) implements ReplicationStep, Reversible {
        @Override
        public String sentence() {
            return "let " + node + " stream from " + upstream;
        }
    }

    /** Starts the server as whatever its data directory says. */
    record StartServer(String node) implements ReplicationStep, Reversible {
        @Override
        public String sentence() {
            return "start " + node;
        }
    }

    /** Fast stop of a server that is not the primary. */
    record StopStandby(String node) implements ReplicationStep, Reversible {
        @Override
        public String sentence() {
            return "stop " + node;
        }
    }

    /** Waits until a standby streams from its upstream on the upstream's timeline and its lag falls. */
    record AwaitStreaming(String node, String upstream) implements ReplicationStep, Reads {
        @Override
        public String sentence() {
            return "wait until " + node + " streams from " + upstream + " on its timeline";
        }
    }

    /** Copies a stopped node's {@code pg_wal} aside, synced to disk, before anything changes there. */
    record SaveWal(String node, String archive) implements ReplicationStep, Reversible {
        @Override
        public String sentence() {
            return "save the WAL of " + node + " to " + archive;
        }
    }

    /** {@code pg_rewind}: takes the node's data directory back to where it left the source's lineage. */
    record Rewind(String node, String source) implements ReplicationStep, Irreversible {
        @Override
        public String sentence() {
            return "rewind " + node + " to where it left " + source + "'s history";
        }
    }

    /**
     * {@code pg_basebackup} into a staging directory beside the data directory, tablespaces and a linked {@code pg_wal}
     * into staging directories beside their own places.
     *
     * @param maxRateBytes per second; 0: as fast as it goes
     */
    record BaseBackup(String node, String source, String slot, String staging, long maxRateBytes)
            implements ReplicationStep, Reversible {
        @Override
        public String sentence() {
            return "copy " + source + " to " + node + " into " + staging
                    + (maxRateBytes > 0 ? ", at most " + Bytes.words(maxRateBytes) + " per second" : "");
        }
    }

    /**
     * Moves the old data directory aside, if there is one, and the staging directory into its place, with their tablespaces
     * and linked {@code pg_wal}. Removes nothing, but has no way back of its own: what is aside is moved back by hand.
     */
    record SwapDirectories(String node, String staging, String aside) implements ReplicationStep, Irreversible {
        @Override
        public String sentence() {
            return "move the old data directory of " + node + " to " + aside + " and the copy into its place";
        }
    }
}
