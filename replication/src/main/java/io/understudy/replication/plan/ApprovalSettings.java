package io.understudy.replication.plan;

import java.time.Duration;
import java.util.Map;

/**
 * Who has to approve.
 *
 * @param needed approvers for a change
 * @param requesterMayApprove whether one may approve one's own request
 * @param expireAfter how long a preview can be approved
 * @param secondAboveLossBytes where the loss may be greater, two approvers are needed and each types the cluster's name
 */
public record ApprovalSettings(
        int needed, boolean requesterMayApprove, Duration expireAfter, long secondAboveLossBytes) {
    private static final long SEGMENT_BYTES = 1L << 24;

    public ApprovalSettings {
        if (needed < 1) {
            throw new IllegalArgumentException("wanted at least 1 approver in 'needed', found " + needed);
        }
    }

    /** Values of keys that the configuration leaves out. */
    public static Map<String, Object> defaults() {
        return Map.of(
                "needed",
                1,
                "requesterMayApprove",
                false,
                "expireAfter",
                Duration.ofMinutes(15),
                "secondAboveLossBytes",
                0L);
    }

    ApprovalRule forLoss(Loss loss) {
        boolean grave = loss.mayExceed(secondAboveLossBytes);
        TypedText typed = grave ? new TypedText.ClusterName() : new TypedText.Nothing();
        return new ApprovalRule(grave ? Math.max(2, needed) : needed, requesterMayApprove, typed, expireAfter);
    }

    /**
     * For what may cost data whatever the loss turns out to be: two approvers at least, never the requester, each of whom
     * types the risk.
     */
    ApprovalRule forRisk(String words) {
        return new ApprovalRule(Math.max(2, needed), false, new TypedText.Risk(words), expireAfter);
    }

    /** For a promotion: right after another one the name is typed, however little can be lost. */
    ApprovalRule forPromotion(Loss loss, CheckList checks) {
        ApprovalRule rule = forLoss(loss);
        return checks.warns(RecencyCheck.NAME)
                ? new ApprovalRule(
                        rule.needed(), rule.requesterMayApprove(), new TypedText.ClusterName(), rule.expiresAfter())
                : rule;
    }

    /**
     * What the loss may grow to before the approval is void: a WAL segment more, but never more than this number of
     * approvers may accept.
     */
    long limitFor(Loss loss) {
        if (loss.knownBytes() == Long.MAX_VALUE) {
            return Long.MAX_VALUE;
        }
        long rounded = (loss.knownBytes() / SEGMENT_BYTES + 1) * SEGMENT_BYTES;
        return loss.mayExceed(secondAboveLossBytes) ? rounded : Math.min(rounded, secondAboveLossBytes);
    }

    /** For what is not ours: the usual approvers, each types the cluster's name. */
    ApprovalRule forForeign() {
        return new ApprovalRule(needed, requesterMayApprove, new TypedText.ClusterName(), expireAfter);
    }

    /** For what harms nothing: anybody who may ask may also confirm. */
    ApprovalRule forHarmless() {
        return new ApprovalRule(1, true, new TypedText.Nothing(), expireAfter);
    }
}
