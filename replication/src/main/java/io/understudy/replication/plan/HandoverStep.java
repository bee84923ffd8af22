package io.understudy.replication.plan;

/** The steps that only the way back from a switchover has. */
public sealed interface HandoverStep extends Step {

    /** Waits until a stop that was begun has ended; done at once if the server serves. */
    record AwaitStopped(String node) implements HandoverStep, Reads {
        @Override
        public String sentence() {
            return "wait until the stop of " + node + ", if it began, has ended";
        }
    }
}
