package io.understudy.replication.observe;

import java.time.Instant;
import java.util.Optional;

/**
 * What every answering server says of itself.
 *
 * @param versionNumber {@code server_version_num}, for example 150018
 * @param version as people say it, for example {@code 15.18}
 * @param timeline the running one: of the current WAL on a primary, of the stream or last replay on a standby
 * @param controlTimeline the control file's, which stays old after a promotion until the first checkpoint
 * @param clock the server's own clock at the moment of the answer
 * @param seesStatistics whether the bot's role may read other sessions' statistics ({@code pg_monitor})
 * @param dataDirectory empty if the role may not read it
 */
public record ServerFacts(
        long systemIdentifier,
        int versionNumber,
        String version,
        int timeline,
        int controlTimeline,
        Instant startedAt,
        Instant clock,
        boolean seesStatistics,
        Optional<String> dataDirectory) {
    public int majorVersion() {
        return versionNumber / 10_000;
    }
}
