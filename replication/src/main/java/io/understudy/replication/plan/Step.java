package io.understudy.replication.plan;

/** One step of a plan: data only. Each module that adds kinds has one sealed family of its own. */
public interface Step {
    /** The node that it is performed on. */
    String node();

    Effect effect();

    /** What it does, in the imperative, as approvers read it. */
    String sentence();

    /** A step that changes nothing. */
    interface Reads extends Step {
        @Override
        default Effect effect() {
            return Effect.READS;
        }
    }

    /** A step that can be taken back. */
    interface Reversible extends Step {
        @Override
        default Effect effect() {
            return Effect.REVERSIBLE;
        }
    }

    /** A step after which there is only the way forward. */
    interface Irreversible extends Step {
        @Override
        default Effect effect() {
            return Effect.IRREVERSIBLE;
        }
    }
}
