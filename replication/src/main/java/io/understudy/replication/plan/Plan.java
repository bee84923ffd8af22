package io.understudy.replication.plan;

import java.util.List;

/**
 * What will be done, exactly as approvers see it.
 *
 * @param kind in two or three words: switchover, failover, start, rebuild by rewind, …
 * @param headline what it does, for one line
 * @param steps in order
 * @param retreat performed in order when a step fails before the first irreversible one began; may be empty
 * @param facts what the decision stands on
 * @param checks every pre-flight check with its answer
 * @param risks what may go wrong or be lost, in sentences
 * @param lossLimitBytes if the loss turns out greater before the point of no return, the operation stops and asks
 * @param undo how to get back
 */
public record Plan(
        Intent intent,
        String kind,
        String headline,
        List<Step> steps,
        List<Step> retreat,
        List<Fact> facts,
        List<Check> checks,
        List<String> risks,
        Loss loss,
        long lossLimitBytes,
        String undo,
        ApprovalRule approval,
        PlanFingerprint fingerprint) {
    public Plan {
        steps = List.copyOf(steps);
        retreat = List.copyOf(retreat);
        facts = List.copyOf(facts);
        checks = List.copyOf(checks);
        risks = List.copyOf(risks);
    }

    public String cluster() {
        return intent.cluster();
    }

    /** Index of the first step that cannot be taken back; the number of steps if there is none. */
    public int pointOfNoReturn() {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).effect() == Effect.IRREVERSIBLE) {
                return i;
            }
        }
        return steps.size();
    }
}
