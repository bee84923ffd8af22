package io.understudy.replication.care;

import io.understudy.replication.diagnose.Thresholds;
import io.understudy.replication.incident.EscalationSettings;
import io.understudy.replication.plan.ApprovalSettings;
import io.understudy.replication.plan.FencingSettings;
import io.understudy.replication.plan.RebuildSettings;
import java.nio.file.Path;

/**
 * How one cluster is cared for.
 *
 * @param channel where its alerts go
 * @param escalation who is told when nobody acknowledges
 * @param knownHosts pinned host keys of machines that are reached over SSH
 */
public record CareSettings(
        String channel,
        Thresholds thresholds,
        ApprovalSettings approvals,
        FencingSettings fencing,
        RebuildSettings rebuilds,
        EscalationSettings escalation,
        Path knownHosts) {}
