package io.understudy.replication.observe;

/** Whether a node's server may be started, at boot or by its service's own command. */
public sealed interface Autostart {
    /**
     * Nothing of ours keeps it from starting.
     *
     * @param how what was found, as a sentence without a full stop
     */
    record Allowed(String how) implements Autostart {}

    /**
     * Its service refuses to start it, also after a boot.
     *
     * @param evidence what proves it, as a sentence without a full stop
     */
    record Forbidden(String evidence) implements Autostart {}

    /** Nobody knows. */
    record Unknown(String why) implements Autostart {}
}
