package io.understudy.replication.watch;

import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.diagnose.Suspicion;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How one condition came and went. It begins to stand after {@value #NEEDED} of {@value #OF} looks found it and its hold
 * is over. It stands until it was absent for twice its hold, and from twice as many looks as it needed. A look that could
 * not see it leaves what was found before.
 */
final class Trace {
    static final int NEEDED = 2;
    static final int OF = 3;
    private static final int CLEAN_LOOKS = 2 * NEEDED;

    private final Deque<Boolean> looks = new ArrayDeque<>();
    private final Duration since;
    private Optional<Diagnosis> newest = Optional.empty();
    private Duration hold = Duration.ZERO;
    /** Of the newest sign, and since when signs had it. */
    private Duration signHold = Duration.ZERO;

    private Duration signSince;
    private boolean stands;
    private boolean present;
    private int cleanLooks;
    private Duration absentSince = Duration.ZERO;

    private Trace(Duration since, boolean stands) {
        this.since = since;
        this.signSince = since;
        this.stands = stands;
    }

    /** Of a condition that nobody has seen before. */
    static Trace begun(Duration now) {
        return new Trace(now, false);
    }

    /** Of a condition that stood before this bot was started. */
    static Trace standing(Duration now) {
        return new Trace(now, true);
    }

    /** @param known its incident is open already, and not milder: it needs no time to be a sign of it */
    void found(Suspicion suspicion, Duration now, boolean known) {
        if (!suspicion.hold().equals(signHold)) {
            signHold = suspicion.hold();
            signSince = now;
        }
        boolean another = stands && !known && signHold.compareTo(hold) > 0;
        if (another && now.minus(signSince).compareTo(signHold) < 0) {
            // Its words are not true yet; what stands is not over either.
            lingers();
            return;
        }
        looked(true);
        newest = Optional.of(suspicion.diagnosis());
        hold = suspicion.hold();
        cleanLooks = 0;
        boolean lasted = known || now.minus(since).compareTo(hold) >= 0;
        stands = stands || (lasted && sightings() >= NEEDED);
    }

    /** Not there by the strict measure, but not over. */
    void lingers() {
        looked(false);
        cleanLooks = 0;
    }

    void absent(Duration now) {
        looked(false);
        if (cleanLooks == 0) {
            absentSince = now;
        }
        cleanLooks++;
    }

    /** Nothing can be said; what looked clean before has to be clean for as long again. */
    void unseen() {
        present = false;
        cleanLooks = 0;
    }

    private void looked(boolean there) {
        present = there;
        looks.addLast(there);
        if (looks.size() > OF) {
            looks.removeFirst();
        }
    }

    private long sightings() {
        return looks.stream().filter(there -> there).count();
    }

    boolean isOver(Duration now) {
        if (stands) {
            return cleanLooks >= CLEAN_LOOKS && now.minus(absentSince).compareTo(hold.multipliedBy(2)) >= 0;
        }
        return looks.size() == OF && sightings() < NEEDED;
    }

    boolean stands() {
        return stands;
    }

    /** Found by the newest look. */
    boolean isPresent() {
        return present;
    }

    /** One more look at once would tell. */
    boolean wantsAnotherLook() {
        return present && !stands && hold.isZero();
    }

    /** When it was seen first. */
    Duration since() {
        return since;
    }

    /** As it was found last; empty after a restart until it is found again. */
    Optional<Diagnosis> newest() {
        return newest;
    }
}
