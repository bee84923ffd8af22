package io.understudy.replication.diagnose.threshold;

import java.time.Duration;
import java.util.Map;

/**
 * From when on a machine's clock or keys are a trouble.
 *
 * @param clockSkew between a node's clock and the bot's
 * @param expiryWarning before a certificate, password or key ends
 * @param expiryCritical the same, as critical
 */
public record MachineThresholds(Duration clockSkew, Duration expiryWarning, Duration expiryCritical) {
    public static final MachineThresholds DEFAULT =
            new MachineThresholds(Duration.ofSeconds(2), Duration.ofDays(30), Duration.ofDays(7));

    /** The values of components that a configuration leaves out. */
    public static Map<String, Object> defaults() {
        return Map.ofEntries(
                Map.entry("clockSkew", DEFAULT.clockSkew),
                Map.entry("expiryWarning", DEFAULT.expiryWarning),
                Map.entry("expiryCritical", DEFAULT.expiryCritical));
    }

    /** What an open trouble is measured by: it clears at 70 % of where it began. */
    public MachineThresholds relaxed() {
        return new MachineThresholds(Relaxed.most(clockSkew), expiryWarning, expiryCritical);
    }
}
