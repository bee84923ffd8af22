package io.understudy.replication.plan;

/** The steps around a rebuild: what prepares it, takes it back, and keeps what would be lost. */
public sealed interface RebuildStep extends Step {

    /** Removes what an unfinished copy of the same plan left: directories of exactly this ending, nothing else. */
    record RemoveStaging(String node, String staging) implements RebuildStep, Irreversible {
        @Override
        public String sentence() {
            return "remove the unfinished copy " + staging + " from " + node;
        }
    }

    /** A whole copy of a stopped node's directory that takes no room, where its file system can share blocks. */
    record CloneData(String node, String archive) implements RebuildStep, Reversible {
        @Override
        public String sentence() {
            return "keep a clone of the data directory of " + node + " in " + archive
                    + ", if its file system can share blocks";
        }
    }

    /**
     * Brings a crashed target to a clean stop, so that no server can start meanwhile, and tries the rewind without
     * writing.
     *
     * @param log where the dry run's words are kept
     */
    record RehearseRewind(String node, String source, String log) implements RebuildStep, Reversible {
        @Override
        public String sentence() {
            return "try the rewind of " + node + " to " + source + "'s history without writing (dry run)";
        }
    }

    /**
     * Copies the end of a dead primary's WAL aside before anything changes there.
     *
     * @param from WAL before this position is on the candidate too
     */
    record SaveTail(String node, String archive, String from) implements RebuildStep, Reversible {
        @Override
        public String sentence() {
            return "save the WAL that only " + node + " has to " + archive;
        }
    }

    /**
     * Reads from saved WAL which transactions are not in the source's history, and writes a report into the archive.
     *
     * @param timeline the one that the node went on with alone
     */
    record ListLostTransactions(String node, String archive, String source, int timeline)
            implements RebuildStep, Reads {
        @Override
        public String sentence() {
            return "list the transactions that only " + node + " had, from " + archive;
        }
    }

    /** Removes one kept directory for good, while its node streams well. */
    record RemoveKept(String node, String path) implements RebuildStep, Irreversible {
        @Override
        public String sentence() {
            return "remove " + path + " from " + node + " for good";
        }
    }
}
