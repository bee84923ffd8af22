package io.understudy.replication.plan;

import java.time.Duration;

/**
 * Who has to say yes before a plan runs.
 *
 * @param needed approvals by different people
 * @param requesterMayApprove whether the requester's own approval counts
 * @param typedClusterName whether each approver types the cluster's name, since data could be lost
 * @param expiresAfter how long the preview can be approved
 */
public record ApprovalRule(int needed, boolean requesterMayApprove, boolean typedClusterName, Duration expiresAfter) {}
