package io.understudy.replication.plan;

import java.util.List;

/** A planner's answer. */
public sealed interface Proposal {
    /** A plan that may be approved. */
    record Ready(Plan plan) implements Proposal {}

    /**
     * No plan: what forbids it, each with a hint.
     *
     * @param objections never empty
     * @param instead a command to offer as a button; empty if there is none
     */
    record Refused(Intent intent, List<Check> objections, List<String> instead) implements Proposal {
        public Refused {
            objections = List.copyOf(objections);
            instead = List.copyOf(instead);
        }
    }
}
