package io.understudy.replication.observe;

import io.understudy.replication.cluster.Lsn;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A row of {@code pg_replication_slots}.
 *
 * @param restart the oldest WAL that it keeps; empty for a slot never used, and for a lost one: never read as 0 bytes
 * @param walStatus {@code UNKNOWN} before PostgreSQL 13
 * @param safeWalBytes how much WAL may still be written before the slot is in danger; empty when unlimited or lost
 * @param temporary whether it goes away with the session that made it
 * @param database of a logical slot
 * @param usedBy process id of the sender that streams through it; empty when it is inactive
 */
public record Slot(
        String name,
        boolean physical,
        boolean active,
        Optional<Lsn> restart,
        WalStatus walStatus,
        OptionalLong safeWalBytes,
        boolean temporary,
        Optional<String> database,
        OptionalInt usedBy) {
    /** A lasting physical slot, or a logical one of which the rest does not matter. */
    public Slot(
            String name,
            boolean physical,
            boolean active,
            Optional<Lsn> restart,
            WalStatus walStatus,
            OptionalLong safeWalBytes) {
        this(name, physical, active, restart, walStatus, safeWalBytes, false, Optional.empty(), OptionalInt.empty());
    }

    /** WAL that it keeps from being removed, with the server's WAL at {@code current}; empty when that is not known. */
    public OptionalLong keptBytes(Lsn current) {
        return restart.map(from -> OptionalLong.of(current.bytesAfter(from))).orElseGet(OptionalLong::empty);
    }

    /** {@code wal_status}: whether the WAL that the slot needs is still there. */
    public enum WalStatus {
        RESERVED,
        EXTENDED,
        UNRESERVED,
        LOST,
        UNKNOWN
    }
}
