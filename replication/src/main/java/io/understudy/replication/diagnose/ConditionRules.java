package io.understudy.replication.diagnose;

import java.util.List;
import java.util.stream.Stream;

/** Every rule beside the judgement of states itself. */
final class ConditionRules {
    private static final List<ConditionRule> ALL = List.of(
            new StandbyConditions(),
            new UpstreamDispute(),
            new DoorRule(),
            new SlotConditions(),
            new HorizonConditions(),
            new ArchiveConditions(),
            new SyncConditions(),
            new TransactionConditions(),
            new CorruptionConditions(),
            new CopyConditions(),
            new SpaceRule(),
            new IdentityRule(),
            new ChangeRule(),
            new SettingsRule(),
            new ClockRule(),
            new ExpiryRule());

    private ConditionRules() {}

    static Stream<Suspicion> judge(Evidence evidence, List<NodeAssessment> nodes) {
        return ALL.stream().flatMap(rule -> rule.judge(evidence, nodes));
    }
}
