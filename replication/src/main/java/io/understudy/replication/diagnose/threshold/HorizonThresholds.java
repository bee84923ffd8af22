package io.understudy.replication.diagnose.threshold;

import java.time.Duration;
import java.util.Map;

/**
 * From when on what holds back vacuum is a trouble.
 *
 * @param xminWarning age in transactions of what a slot or a standby's feedback holds
 * @param xminCritical the same, as critical
 * @param transactionWarning age of the oldest open transaction
 * @param transactionCritical the same, as critical
 * @param preparedWarning age of the oldest prepared transaction
 * @param preparedCritical the same, as critical
 * @param xidWarningPercent share of the transaction ids that are used up
 * @param xidCriticalPercent the same, as critical
 */
public record HorizonThresholds(
        long xminWarning,
        long xminCritical,
        Duration transactionWarning,
        Duration transactionCritical,
        Duration preparedWarning,
        Duration preparedCritical,
        int xidWarningPercent,
        int xidCriticalPercent) {
    public static final HorizonThresholds DEFAULT = new HorizonThresholds(
            1_000_000L,
            50_000_000L,
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            50,
            75);

    /** The values of components that a configuration leaves out. */
    public static Map<String, Object> defaults() {
        return Map.ofEntries(
                Map.entry("xminWarning", DEFAULT.xminWarning),
                Map.entry("xminCritical", DEFAULT.xminCritical),
                Map.entry("transactionWarning", DEFAULT.transactionWarning),
                Map.entry("transactionCritical", DEFAULT.transactionCritical),
                Map.entry("preparedWarning", DEFAULT.preparedWarning),
                Map.entry("preparedCritical", DEFAULT.preparedCritical),
                Map.entry("xidWarningPercent", DEFAULT.xidWarningPercent),
                Map.entry("xidCriticalPercent", DEFAULT.xidCriticalPercent));
    }

    /** What an open trouble is measured by: it clears at 70 % of where it began. */
    public HorizonThresholds relaxed() {
        return new HorizonThresholds(
                Relaxed.most(xminWarning),
                Relaxed.most(xminCritical),
                Relaxed.most(transactionWarning),
                Relaxed.most(transactionCritical),
                Relaxed.most(preparedWarning),
                Relaxed.most(preparedCritical),
                Relaxed.most(xidWarningPercent),
                Relaxed.most(xidCriticalPercent));
    }
}
