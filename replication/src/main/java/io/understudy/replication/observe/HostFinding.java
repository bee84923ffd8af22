package io.understudy.replication.observe;

import java.util.List;

/** What one look at a node's machine found. */
public sealed interface HostFinding {
    String node();

    /**
     * The machine answered.
     *
     * @param hostname as the machine calls itself
     * @param postmaster the server's process, as the machine's process table and the pid file tell together
     * @param freeBytes on the file system of the data directory
     * @param service what would start and stop the server
     */
    record Seen(
            String node,
            String hostname,
            Postmaster postmaster,
            DataDirectory directory,
            long freeBytes,
            ServiceFinding service)
            implements HostFinding {}

    /** The machine could not be asked: nothing follows for its server. */
    record Unseen(String node, String reason) implements HostFinding {}

    /** Whether a server process serves a data directory. */
    sealed interface Postmaster {
        record Running(int pid) implements Postmaster {}

        /** Alive but stopped by a signal (SIGSTOP): its sessions may still write. */
        record Frozen(int pid) implements Postmaster {}

        /**
         * No postmaster.
         *
         * @param survivors processes of the dead postmaster that still run, and may still acknowledge commits
         */
        record Gone(List<Integer> survivors) implements Postmaster {
            public Gone {
                survivors = List.copyOf(survivors);
            }
        }
    }
}
