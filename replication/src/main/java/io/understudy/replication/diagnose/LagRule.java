package io.understudy.replication.diagnose;

import io.understudy.replication.observe.WalSender;
import java.time.Duration;
import java.util.Optional;

/** How far a streaming standby is behind, bytes first: an idle pair has no bytes, whatever the clocks say. */
final class LagRule implements StandbyRule {
    @Override
    public Optional<Finding> judge(StandbyCase standby) {
        if (standby.lag().isEmpty()) {
            return Optional.of(Finding.of(StandbyState.CATCHING_UP, "it has not replayed anything yet"));
        }
        Lag lag = standby.lag().get();
        Optional<Finding> sending = standby.sender().flatMap(LagRule::notYetStreaming);
        if (sending.isPresent()) {
            return sending;
        }
        Duration delay = standby.seen().applyDelay();
        if (delay.isZero()) {
            return lagging(
                    lag,
                    LagReading.lateness(standby.evidence(), standby.primary(), standby.seen()),
                    standby.thresholds());
        }
        return Optional.of(lateBeyond(
                        delay,
                        lag,
                        LagReading.lateness(standby.evidence(), standby.primary(), standby.seen()),
                        standby.thresholds())
                .orElseGet(() -> Finding.of(StandbyState.DELAYED_BY_DESIGN)));
    }

    private static Optional<Finding> notYetStreaming(WalSender sender) {
        return sender.isStreaming()
                ? Optional.empty()
                : Optional.of(Finding.of(
                        StandbyState.CATCHING_UP,
                        "its sender says " + sender.state().orElse("nothing")));
    }

    private static Optional<Finding> lateBeyond(Duration delay, Lag lag, Duration lateness, Thresholds thresholds) {
        if (lag.receiveBytes() > thresholds.lag().warningBytes()) {
            return Optional.of(Finding.of(StandbyState.LAGGING_RECEIVE));
        }
        boolean late = lateness.compareTo(delay.plus(thresholds.lag().timeWarning())) > 0;
        return late
                ? Optional.of(
                        Finding.of(StandbyState.LAGGING_REPLAY, "more than its delay of " + delay.toSeconds() + " s"))
                : Optional.empty();
    }

    private static Optional<Finding> lagging(Lag lag, Duration lateness, Thresholds thresholds) {
        boolean late = lateness.compareTo(thresholds.lag().timeWarning()) > 0;
        if (lag.replayBytes() <= thresholds.lag().warningBytes() && !late) {
            return Optional.empty();
        }
        boolean mostlyNotReceived = lag.receiveBytes() > lag.replayBytes() / 2;
        return Optional.of(Finding.of(mostlyNotReceived ? StandbyState.LAGGING_RECEIVE : StandbyState.LAGGING_REPLAY));
    }
}
