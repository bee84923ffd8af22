package io.understudy.replication.host;

/** What came of pinning a host key. */
public sealed interface Pinning {

    /** The key is in the file now. */
    record Pinned(ServerKey key) implements Pinning {}

    /** The key was in the file before; nothing changed. */
    record AlreadyPinned(ServerKey key) implements Pinning {}

    /** Another key is pinned; nothing changed. Replacing it has to be asked for. */
    record Refused(ServerKey pinned, ServerKey offered) implements Pinning {}
}
