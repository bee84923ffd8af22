package io.understudy.slacklocal;

import io.understudy.slacklocal.api.Limits;
import io.understudy.slacklocal.workspace.Ids;
import io.understudy.slacklocal.workspace.Installation;
import java.time.Clock;
import java.util.Random;

/**
 * How a local Slack is.
 *
 * @param port TCP port on loopback, 0 takes a free one
 * @param app the app, installed
 * @param ids where new ids come from
 * @param limits whether methods answer 429 as Slack's documentation says
 */
public record LocalSlackSettings(int port, Clock clock, Installation app, Ids ids, Limits limits) {
    /** A free port, ids that are the same each time, rate limits on. */
    public static LocalSlackSettings defaults(Clock clock) {
        Ids ids = new Ids(new Random(5));
        return new LocalSlackSettings(0, clock, Installation.fresh(ids), ids, Limits.AS_DOCUMENTED);
    }

    public LocalSlackSettings withPort(int other) {
        return new LocalSlackSettings(other, clock, app, ids, limits);
    }

    public LocalSlackSettings withApp(Installation other) {
        return new LocalSlackSettings(port, clock, other, ids, limits);
    }

    public LocalSlackSettings withLimits(Limits other) {
        return new LocalSlackSettings(port, clock, app, ids, other);
    }
}
