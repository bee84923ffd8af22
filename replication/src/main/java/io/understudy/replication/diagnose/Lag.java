package io.understudy.replication.diagnose;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a standby is behind its primary.
 *
 * @param receiveBytes WAL that the standby does not have (network)
 * @param replayBytes WAL that it has not replayed, received or not
 * @param replayTime by the LSN clock; empty when the bot did not yet see the primary at that position
 * @param reported PostgreSQL's own {@code replay_lag}, a second opinion that freezes on an idle or paused pair
 */
public record Lag(long receiveBytes, long replayBytes, Optional<Duration> replayTime, Optional<Duration> reported) {}
