package io.understudy.replication.observe;

/** What one quick look at a data directory's control file found. */
public sealed interface ControlFinding {
    /**
     * The control file was read.
     *
     * @param standbySignal whether the directory can only start as a standby
     */
    record Seen(ControlFile control, boolean standbySignal) implements ControlFinding {
        /** Whether the server that it belongs to was a primary, ended cleanly, and cannot come back as a primary. */
        public boolean isShutDownForGood() {
            return control.isShutDown() && standbySignal;
        }
    }

    /** It could not be read: nothing follows from it. */
    record Unseen(String node, String reason) implements ControlFinding {}
}
