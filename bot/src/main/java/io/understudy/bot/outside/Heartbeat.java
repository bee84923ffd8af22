package io.understudy.bot.outside;

import io.understudy.bot.outside.OutboundHttp.Reply;
import io.understudy.jobs.CheckRecord;
import io.understudy.jobs.Work;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Calls outside as long as every cluster is really looked at. While one is not, it keeps silent on purpose: that is what
 * tells. One thread at a time; its state may be read by any.
 */
public final class Heartbeat implements Work {
    private static final int FAILURES_TO_TELL = 3;

    private final URI url;
    private final OutboundHttp http;
    private final Supplier<List<CheckRecord>> checks;
    private final InstantSource clock;
    private final AtomicInteger failures = new AtomicInteger();
    private volatile String reason = "";

    /** @param checks how steadily each cluster was looked at, as of now */
    public Heartbeat(URI url, OutboundHttp http, Supplier<List<CheckRecord>> checks, InstantSource clock) {
        this.url = url;
        this.http = http;
        this.checks = checks;
        this.clock = clock;
    }

    @Override
    public void perform() throws InterruptedException {
        if (!checks.get().stream().allMatch(check -> check.isInTime(clock.instant()))) {
            return;
        }
        Reply reply = http.get(url);
        if (reply instanceof Reply.Answered answered && answered.status() / 100 == 2) {
            failures.set(0);
            return;
        }
        reason = reply instanceof Reply.Answered answered
                ? url.getHost() + " answered with HTTP status " + answered.status()
                : ((Reply.Unanswered) reply).reason();
        failures.incrementAndGet();
    }

    /** Why it does not get through, once it failed three times in a row; the middle of a sentence. */
    public Optional<String> failing() {
        return failures.get() >= FAILURES_TO_TELL ? Optional.of(reason) : Optional.empty();
    }
}
