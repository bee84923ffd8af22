package io.understudy.commands.lag;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The greatest lag of one standby in one stretch of the time shown.
 *
 * @param at when the stretch begins
 * @param receiveBytes WAL that it had not received
 * @param replayBytes WAL that it had not replayed
 * @param replayTime by the LSN clock; empty when it was not known
 */
public record LagPoint(Instant at, long receiveBytes, long replayBytes, Optional<Duration> replayTime) {
    LagPoint orWorse(LagPoint other) {
        return new LagPoint(
                at,
                Math.max(receiveBytes, other.receiveBytes),
                Math.max(replayBytes, other.replayBytes),
                replayTime
                        .flatMap(mine -> other.replayTime.filter(theirs -> theirs.compareTo(mine) > 0))
                        .or(() -> replayTime.or(other::replayTime)));
    }
}
