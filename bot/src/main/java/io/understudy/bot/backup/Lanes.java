package io.understudy.bot.backup;

import io.understudy.backup.catalogue.BackupRetries;
import io.understudy.commands.desk.NotBegunException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** A lane for each cluster, and room for so many heavy works on the bot's machine. Safe for any thread. */
public final class Lanes {
    /** What a run of a backup is called here. */
    static final String BACKUP = "the backup";

    /** One would let a long drill of one cluster delay the nightly backups of all others. */
    private static final int AT_ONCE = 2;

    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final Semaphore machine = new Semaphore(AT_ONCE, true);
    private final InstantSource clock;

    public Lanes(InstantSource clock) {
        this.clock = clock;
    }

    /** Heavy work. */
    @FunctionalInterface
    interface Heavy<T> {
        T perform() throws InterruptedException;
    }

    /**
     * What came of it.
     *
     * @param endedBy why it was ended before its time, for people; empty if it was not
     */
    record Ended<T>(T result, Optional<String> endedBy) {}

    /** Does it on this thread when it is its turn. */
    <T> Ended<T> inTurn(String cluster, String what, Heavy<T> work) throws InterruptedException {
        Lane lane = lane(cluster);
        lane.enter(what, clock.instant());
        return perform(lane, work);
    }

    /**
     * Does it on this thread now, or as soon as the machine has room.
     *
     * @throws NotBegunException if something else runs for this cluster
     */
    <T> Ended<T> now(String cluster, String what, Heavy<T> work) throws InterruptedException {
        Lane lane = lane(cluster);
        Optional<String> inTheWay = lane.enterNow(what, clock.instant());
        if (inTheWay.isPresent()) {
            throw new NotBegunException("For " + cluster + " there is " + inTheWay.get()
                    + ", and one such work runs at a time. Wait for its end, or end it with /replica backup cancel.");
        }
        return perform(lane, work);
    }

    private <T> Ended<T> perform(Lane lane, Heavy<T> work) throws InterruptedException {
        boolean room = false;
        T result = null;
        Optional<String> endedBy;
        try {
            machine.acquire();
            room = true;
            result = work.perform();
        } finally {
            if (room) {
                machine.release();
            }
            endedBy = lane.leave();
        }
        return new Ended<>(result, endedBy);
    }

    /** Interrupts what runs for this cluster, since people want it, and names it; empty if nothing does. */
    Optional<String> cancel(String cluster) {
        return lane(cluster).cancel(BackupRetries.CANCELLED);
    }

    /** Interrupts the backup that runs for this cluster, and names it; empty if none does. */
    Optional<String> endBackup(String cluster, String why) {
        return lane(cluster).cancel(BACKUP, why);
    }

    private Lane lane(String cluster) {
        return lanes.computeIfAbsent(cluster, name -> new Lane());
    }
}
