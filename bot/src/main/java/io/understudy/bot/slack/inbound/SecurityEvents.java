package io.understudy.bot.slack.inbound;

import io.understudy.commands.access.AuditLog;
import io.understudy.commands.parse.Harmless;
import io.understudy.replication.operate.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what came and should not have: into the audit and the log. Whoever floods the bot does not fill its disk: of
 * more than so many a minute only the number is kept, and told with the next one. Safe for any thread.
 */
final class SecurityEvents {
    /** What the audit calls them. */
    static final String WHAT = "security-event";

    static final int MOST_A_MINUTE = 30;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int LONGEST = 400;
    private static final Logger LOG = LoggerFactory.getLogger(SecurityEvents.class);

    private final AuditLog audit;
    private final InstantSource clock;
    private Instant since = Instant.MIN;
    private int written;
    private long untold;

    SecurityEvents(AuditLog audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** @param detail what came and what was done; may hold what strangers wrote */
    void record(Person who, String detail) {
        String text = take(Harmless.shortened(detail, LONGEST));
        if (!text.isEmpty()) {
            LOG.warn("security event: {}", text);
            write(who, text);
        }
    }

    private synchronized String take(String text) {
        Instant now = clock.instant();
        if (since.equals(Instant.MIN) || !now.isBefore(since.plus(MINUTE))) {
            since = now;
            written = 0;
        }
        if (written >= MOST_A_MINUTE) {
            untold++;
            return "";
        }
        written++;
        String more = untold == 0 ? "" : " (before it, " + untold + " more were not written down)";
        untold = 0;
        return text + more;
    }

    /** A store that takes nothing must not turn a refusal into an error that says more. */
    private void write(Person who, String text) {
        try {
            audit.record(who, WHAT, text);
        } catch (RuntimeException e) {
            LOG.error("a security event could not be written into the audit", e);
        }
    }
}
