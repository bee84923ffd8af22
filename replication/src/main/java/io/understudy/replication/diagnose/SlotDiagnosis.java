package io.understudy.replication.diagnose;

import io.understudy.replication.cluster.Bytes;
import java.util.Optional;
import java.util.OptionalLong;

/** The conditions of replication slots, as seen on the servers that have them. */
public sealed interface SlotDiagnosis extends Diagnosis {
    SlotPlace place();

    /** A standby has one slot; of those that nobody declared, a server may have many. */
    @Override
    default String key() {
        return place().owner().isPresent()
                ? Diagnosis.keyOf(alert(), node())
                : Diagnosis.keyOf(alert(), node(), place().slot());
    }

    /** The standby that needs the slot: its stream's troubles and its slot's are one. Else the server that has it. */
    @Override
    default Optional<String> node() {
        return Optional.of(place().owner().orElse(place().server()));
    }

    /** The disk of the server that keeps the WAL fills up whoever works on the standby. */
    @Override
    default boolean isExplainedByMaintenance() {
        return false;
    }

    private static String kept(OptionalLong bytes) {
        return bytes.isPresent() ? Bytes.words(bytes.getAsLong()) : "an unknown amount";
    }

    /**
     * Nobody streams through a slot that somebody may need.
     *
     * @param why for whom it is kept
     * @param ownerIsDown whether its standby was seen to be stopped
     */
    record SlotInactive(
            String cluster, SlotPlace place, String why, OptionalLong keptBytes, boolean ownerIsDown, Severity severity)
            implements SlotDiagnosis {
        @Override
        public Alert alert() {
            return Alert.SLOT_INACTIVE;
        }

        @Override
        public String sentence() {
            return "%s: nobody streams through the %s (%s); it keeps %s of WAL from being removed."
                    .formatted(cluster, place.words(), why, kept(keptBytes));
        }

        @Override
        public String doFirst() {
            if (place.owner().isEmpty()) {
                return "Ask whoever made it to come back to it; only if nobody needs it: " + place.dropCommand() + ".";
            }
            String owner = place.owner().get();
            return ownerIsDown
                    ? "Start the standby again: /replica start " + owner + "."
                    : "Look at the link and log of " + owner
                            + "; a healed link recovers by itself. See /replica status.";
        }
    }

    /** A slot keeps more WAL than {@code max_wal_size}. */
    record SlotExtended(String cluster, SlotPlace place, OptionalLong keptBytes) implements SlotDiagnosis {
        @Override
        public Alert alert() {
            return Alert.SLOT_ENDANGERED;
        }

        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String sentence() {
            return "%s: the %s keeps %s of WAL, more than max_wal_size: the volume of %s fills up."
                    .formatted(cluster, place.words(), kept(keptBytes), place.server());
        }

        @Override
        public String doFirst() {
            return "See how far behind " + place.owner().orElse("its consumer") + " is: /replica slots.";
        }
    }

    /**
     * A slot may soon lose its WAL.
     *
     * @param safeBytes WAL that may still be written
     * @param roomBytes that its limit gives it in all
     */
    record SlotRoomShrinks(String cluster, SlotPlace place, long safeBytes, long roomBytes) implements SlotDiagnosis {
        @Override
        public Alert alert() {
            return Alert.SLOT_ENDANGERED;
        }

        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String sentence() {
            return "%s: the %s has %s of its %s left (max_slot_wal_keep_size): after that it loses its WAL, and %s is cut off."
                    .formatted(
                            cluster,
                            place.words(),
                            Bytes.words(safeBytes),
                            Bytes.words(roomBytes),
                            place.owner().orElse("its consumer"));
        }

        @Override
        public String doFirst() {
            return "Raise max_slot_wal_keep_size on " + place.server()
                    + " if its volume has room (a reload is enough), and bring "
                    + place.owner().orElse("its consumer") + " closer: /replica status.";
        }
    }

    /** The next checkpoint takes the WAL of a slot away. */
    record SlotUnreserved(String cluster, SlotPlace place) implements SlotDiagnosis {
        @Override
        public Alert alert() {
            return Alert.SLOT_ENDANGERED;
        }

        @Override
        public Severity severity() {
            return Severity.CRITICAL;
        }

        @Override
        public String sentence() {
            return "%s: the %s is beyond its limit (wal_status unreserved): the next checkpoint removes WAL that %s still needs."
                    .formatted(cluster, place.words(), place.owner().orElse("its consumer"));
        }

        @Override
        public String doFirst() {
            return "Raise max_slot_wal_keep_size on " + place.server()
                    + " now (a reload is enough), if its volume has room.";
        }
    }

    /**
     * The WAL that a slot was for is gone. How much it kept cannot be known, and is never 0.
     *
     * @param archive whether its standby may fetch what it misses elsewhere
     */
    record SlotLost(String cluster, SlotPlace place, boolean archive) implements SlotDiagnosis {
        @Override
        public Alert alert() {
            return Alert.SLOT_ENDANGERED;
        }

        @Override
        public Severity severity() {
            return Severity.CRITICAL;
        }

        @Override
        public String sentence() {
            String lost = "%s: the %s is lost, WAL that it was for is gone: ".formatted(cluster, place.words());
            return lost
                    + place.owner()
                            .map(owner -> owner + " must be rebuilt"
                                    + (archive ? ", unless its archive still has what it misses." : "."))
                            .orElse("its consumer must begin anew.");
        }

        @Override
        public String doFirst() {
            return place.owner()
                    .map(owner -> "Bring it back: /replica rebuild " + owner + ".")
                    .orElse("Tell whoever made it, then drop it: " + place.dropCommand() + ".");
        }
    }

    /**
     * A slot of ours that no node can need any more.
     *
     * @param why nobody needs it
     */
    record SlotOrphan(String cluster, SlotPlace place, String why, OptionalLong keptBytes) implements SlotDiagnosis {
        @Override
        public Alert alert() {
            return Alert.SLOT_ORPHAN;
        }

        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String sentence() {
            return "%s: no node needs the %s (%s); it keeps %s of WAL for nobody, and more every day."
                    .formatted(cluster, place.words(), why, kept(keptBytes));
        }

        @Override
        public String doFirst() {
            return "Drop it: " + place.dropCommand() + ".";
        }
    }
}
