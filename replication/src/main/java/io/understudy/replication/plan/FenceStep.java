package io.understudy.replication.plan;

import java.time.Duration;
import java.util.List;

/** The steps that keep a node from serving, let it serve again, or go on without its machine. */
public sealed interface FenceStep extends Step {

    /**
     * Ends a server whose postmaster hangs, with every session of it: SIGKILL to the processes that work in its data
     * directory. What it acknowledged stays in its WAL; it can be started again.
     */
    record EndHungServer(String node) implements FenceStep, Reversible {
        @Override
        public String sentence() {
            return "end the server on " + node + " that hangs, and every session of it (SIGKILL)";
        }
    }

    /** Lets nothing start a node's server, neither a boot nor its service, and ends what a dead one left behind. */
    record ForbidAutostart(String node) implements FenceStep, Reversible {
        @Override
        public String sentence() {
            return "prove that no server is left on " + node + ", and forbid its start, also after a boot";
        }
    }

    /** Takes back what a fence did to a node's start. */
    record AllowAutostart(String node) implements FenceStep, Reversible {
        @Override
        public String sentence() {
            return "lift the fence of " + node + ": its server may be started again";
        }
    }

    /**
     * Runs a command of the operator's on the bot's own machine.
     *
     * @param node whom it is about
     * @param hook its name in the configuration
     * @param command as a list of arguments, placeholders filled in; never through a shell
     * @param check says whether it has taken effect: exit code 0 yes, 1 no, else unknown; empty if there is none
     * @param timeLimit of each run of either
     */
    record RunHook(String node, String hook, List<String> command, List<String> check, Duration timeLimit)
            implements FenceStep, Reversible {
        public RunHook {
            command = List.copyOf(command);
            check = List.copyOf(check);
        }

        @Override
        public String sentence() {
            return "run the hook " + hook + " for " + node + " (" + String.join(" ", command) + ")";
        }
    }

    /**
     * Promotes a standby although the old primary's machine cannot be asked.
     *
     * @param check of the hook that proves the fence, asked once more right before; empty where people took the risk
     * @param timeLimit of that check
     */
    record PromoteUnseen(String node, String oldPrimary, int fromTimeline, List<String> check, Duration timeLimit)
            implements FenceStep, Irreversible {
        public PromoteUnseen {
            check = List.copyOf(check);
        }

        @Override
        public String sentence() {
            return "promote " + node + " to primary, "
                    + (check.isEmpty()
                            ? "although " + oldPrimary + " may still run"
                            : "once the hook says again that " + oldPrimary + " is fenced");
        }
    }
}
