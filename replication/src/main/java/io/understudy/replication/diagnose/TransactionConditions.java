package io.understudy.replication.diagnose;

import io.understudy.replication.diagnose.TransactionDiagnosis.OldPrepared;
import io.understudy.replication.diagnose.TransactionDiagnosis.OldTransaction;
import io.understudy.replication.diagnose.TransactionDiagnosis.XidsRunOut;
import io.understudy.replication.diagnose.threshold.HorizonThresholds;
import io.understudy.replication.observe.Transactions;
import io.understudy.replication.observe.XidUse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Old transactions on primaries: alert 27. Those on standbys show in what they hold back, or in their lag. */
final class TransactionConditions implements ConditionRule {
    @Override
    public Stream<Suspicion> judge(Evidence evidence, List<NodeAssessment> nodes) {
        return SeenVitals.ofPrimaries(evidence)
                .flatMap(seen -> new OnePrimary(evidence, seen).judge())
                .map(Suspicion::now);
    }

    private record OnePrimary(Evidence evidence, SeenVitals seen) {
        Stream<Diagnosis> judge() {
            Optional<Transactions> transactions = seen.vitals().transactions();
            return Stream.of(
                            transactions.flatMap(Transactions::open).flatMap(this::open),
                            transactions.flatMap(Transactions::prepared).flatMap(this::prepared),
                            xids(seen.vitals().xids()))
                    .flatMap(Optional::stream);
        }

        private Optional<Diagnosis> open(Transactions.Open open) {
            HorizonThresholds limits = evidence.thresholds().horizon();
            return Grade.of(open.age(), limits.transactionWarning(), limits.transactionCritical())
                    .map(severity -> new OldTransaction(cluster(), seen.name(), open, severity));
        }

        private Optional<Diagnosis> prepared(Transactions.Prepared prepared) {
            HorizonThresholds limits = evidence.thresholds().horizon();
            return Grade.of(prepared.age(), limits.preparedWarning(), limits.preparedCritical())
                    .map(severity -> new OldPrepared(cluster(), seen.name(), prepared, severity));
        }

        private Optional<Diagnosis> xids(XidUse use) {
            HorizonThresholds limits = evidence.thresholds().horizon();
            return Grade.of(use.percent(), limits.xidWarningPercent(), limits.xidCriticalPercent())
                    .map(severity -> new XidsRunOut(cluster(), seen.name(), use, severity));
        }

        private String cluster() {
            return evidence.spec().name();
        }
    }
}
