package io.understudy.replication.observe;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One standby's lag at one moment, or at its worst within a minute that is long past. Bytes behind the primary; time by the LSN clock. */
public record LagSample(
        String cluster, String node, Instant at, long receiveBytes, long replayBytes, Optional<Duration> replayTime) {}
