package io.understudy.replication.plan;

/** One step of a plan: data only. Each module that adds kinds has one sealed family of its own. */
public interface Step {
    /** The node that it is performed on. */
    String node();

    Effect effect();

    /** What it does, in the imperative, as approvers read it. */
    String sentence();
}
