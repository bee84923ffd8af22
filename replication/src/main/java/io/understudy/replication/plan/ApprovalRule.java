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
public record ApprovalRule(int needed, boolean requesterMayApprove, TypedText typed, Duration expiresAfter) {
    /** Whether an approval under another rule would not do under this one. */
    public boolean asksMoreThan(ApprovalRule other) {
        boolean otherWords = !(typed instanceof TypedText.Nothing) && !typed.equals(other.typed);
        return needed > other.needed || otherWords || (other.requesterMayApprove && !requesterMayApprove);
    }
}
