package io.understudy.replication.care;

import io.understudy.replication.diagnose.Thresholds;
import io.understudy.replication.incident.EscalationSettings;
import io.understudy.replication.plan.ApprovalSettings;
import io.understudy.replication.plan.FencingSettings;
import io.understudy.replication.plan.RebuildSettings;
import java.nio.file.Path;
import java.util.Map;

/**
 * How one cluster is cared for.
 *
 * @param channel where its alerts go
 * @param escalation who is told when nobody acknowledges
 * @param knownHosts pinned host keys of machines that are reached over SSH
 * @param ownPlaces directories that the bot itself writes to for this cluster, by what they hold, for people
 */
public record CareSettings(
        String channel,
        Thresholds thresholds,
        ApprovalSettings approvals,
        FencingSettings fencing,
        RebuildSettings rebuilds,
        EscalationSettings escalation,
        Path knownHosts,
        Map<String, Path> ownPlaces) {
    /** Of a bot whose own space nobody watches. */
    public CareSettings(
            String channel,
            Thresholds thresholds,
            ApprovalSettings approvals,
            FencingSettings fencing,
            RebuildSettings rebuilds,
            EscalationSettings escalation,
            Path knownHosts) {
        this(channel, thresholds, approvals, fencing, rebuilds, escalation, knownHosts, Map.of());
    }
}
