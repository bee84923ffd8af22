package io.understudy.replication.diagnose;

import java.util.List;
import java.util.stream.Stream;

/** One group of conditions, found in one look. Pure; what lasts is told by the watch, never by a rule. */
interface ConditionRule {
    /**
     * What this rule finds.
     *
     * @param nodes every node of the look, as it was judged
     */
    Stream<Suspicion> judge(Evidence evidence, List<NodeAssessment> nodes);
}
