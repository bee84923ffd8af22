package io.understudy.replication.plan;

import java.time.Duration;

/**
 * Who has to say yes before a plan runs.
 *
 * @param needed approvals by different people
 * @param requesterMayApprove whether the requester's own approval counts
 * @param typed what each approver types, where data could be lost or a risk is taken
 * @param expiresAfter how long the preview can be approved
 */
public record ApprovalRule(int needed, boolean requesterMayApprove, TypedText typed, Duration expiresAfter) {}
