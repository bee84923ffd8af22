package io.understudy.replication.observe;

import io.understudy.replication.cluster.Lsn;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A row of {@code pg_replication_slots}.
 *
 * @param restart the oldest WAL that it keeps; empty for a slot never used, and for a lost one: never read as 0 bytes
 * @param walStatus {@code UNKNOWN} before PostgreSQL 13
 * @param safeWalBytes how much WAL may still be written before the slot is in danger; empty when unlimited or lost
 */
public record Slot(
        String name,
        boolean physical,
        boolean active,
        Optional<Lsn> restart,
        WalStatus walStatus,
        OptionalLong safeWalBytes) {
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
