package io.understudy.commands.deliver;

import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.deliver.Outcome.Later;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works the backlog off: a call, what became of it is stored, a rest; each lane for itself. */
final class Lanes {
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    private final Backlog backlog;
    private final Attempt attempt;
    private final SettledMark mark;
    private final InstantSource clock;
    private final Delays delays;
    private final Pace pace;
    private final Traffic traffic = new Traffic();
    private final BackOff laneWaits;
    private final BackOff platformWaits;

    Lanes(Backlog backlog, Attempt attempt, SettledMark mark, InstantSource clock, Delays delays, Pace pace) {
        this.backlog = backlog;
        this.attempt = attempt;
        this.mark = mark;
        this.clock = clock;
        this.delays = delays;
        this.pace = pace;
        laneWaits = new BackOff(pace.longestWait());
        platformWaits = new BackOff(pace.longestWait());
    }

    /** Lets every lane begin that can; to be called whenever one may have become able to. */
    void dispatch() {
        backlog.lanes().stream().filter(traffic::take).forEach(lane -> delays.now(() -> turn(lane)));
    }

    /** No call begins any more; waits for those that run. False: some still do. */
    boolean close() throws InterruptedException {
        return traffic.close(pace.closing());
    }

    private void turn(String lane) {
        if (!traffic.begin()) {
            free(lane);
            return;
        }
        Optional<PostedMessage> next = backlog.next(lane);
        if (next.isEmpty()) {
            traffic.end();
            free(lane);
            return;
        }
        try {
            settle(lane, attempt.of(next.get()));
        } catch (InterruptedException e) {
            // What became of the call is unknown, so it is made again.
            Thread.currentThread().interrupt();
            end(lane, pace.between());
        }
    }

    private void settle(String lane, Attempt.Result result) {
        if (result instanceof Attempt.Result.Dealt dealt) {
            laneWaits.reset(lane);
            platformWaits.reset(platform());
            store(lane, dealt.delivery());
        } else if (result instanceof Attempt.Result.Already already) {
            backlog.settled(already.delivery(), clock.instant());
            mark.move();
            end(lane, Duration.ZERO);
        } else if (result instanceof Attempt.Result.Wait wait) {
            rest(lane, wait.later());
        }
    }

    /** A call whose outcome cannot be stored is not over: made again, it would show the message twice. */
    private void store(String lane, Delivery delivery) {
        try {
            attempt.deliveries().put(platform(), delivery);
        } catch (RuntimeException e) {
            LOG.error("Cannot store that {} was dealt with on {}; tried again", delivery.message(), platform(), e);
            delays.after(laneWaits.next(lane, Duration.ZERO), () -> store(lane, delivery));
            return;
        }
        laneWaits.reset(lane);
        backlog.settled(delivery, clock.instant());
        mark.move();
        end(lane, pace.between());
    }

    private void rest(String lane, Later later) {
        if (!later.wholePlatform()) {
            Duration wait = laneWaits.next(lane, later.after());
            LOG.info("Lane {} of {} waits {} s: {}", lane, platform(), wait.toSeconds(), later.why());
            end(lane, wait);
            return;
        }
        // Calls of other lanes that run meanwhile hear the same; the trouble has not repeated for that.
        Duration wait = traffic.rest() ? platformWaits.next(platform(), later.after()) : later.after();
        LOG.info("{} waits {} s: {}", platform(), wait.toSeconds(), later.why());
        delays.after(wait, () -> {
            traffic.resume();
            dispatch();
        });
        end(lane, pace.between());
    }

    private void end(String lane, Duration rest) {
        traffic.end();
        delays.after(rest, () -> free(lane));
    }

    private void free(String lane) {
        traffic.free(lane);
        dispatch();
    }

    private String platform() {
        return attempt.courier().platform();
    }
}
