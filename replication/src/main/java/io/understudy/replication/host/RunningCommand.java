package io.understudy.replication.host;

/** A command that was started: what {@link CommandWait} needs to know of it. */
interface RunningCommand {

    /** Ended, with all its output taken in; or out of our reach. */
    boolean ended();

    /**
     * What the program answered.
     *
     * @throws HostException with {@link HostFailure.OutcomeUnknown} if it ended without telling
     */
    int exitCode();

    /** Lets the leash go, which kills the whole process group if it is still there. */
    void release();
}
