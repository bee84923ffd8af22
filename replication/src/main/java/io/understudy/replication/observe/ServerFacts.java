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
 * @param processesSince when its checkpointer began: with the postmaster, and anew after a crash of any session, which
 *     leaves {@code startedAt} as it was; empty if the role may not see it
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
        Optional<String> dataDirectory,
        Optional<Instant> processesSince) {
    /** Of a server that does not tell since when its processes run. */
    public ServerFacts(
            long systemIdentifier,
            int versionNumber,
            String version,
            int timeline,
            int controlTimeline,
            Instant startedAt,
            Instant clock,
            boolean seesStatistics,
            Optional<String> dataDirectory) {
        this(
                systemIdentifier,
                versionNumber,
                version,
                timeline,
                controlTimeline,
                startedAt,
                clock,
                seesStatistics,
                dataDirectory,
                Optional.empty());
    }

    public int majorVersion() {
        return versionNumber / 10_000;
    }
}
