package io.understudy.replication.diagnose;

import io.understudy.replication.diagnose.ExpiryDiagnosis.CertificateEnds;
import io.understudy.replication.diagnose.ExpiryDiagnosis.PasswordEnds;
import io.understudy.replication.observe.NodeDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Certificates and passwords that end soon (alert 30). */
final class ExpiryRule implements ConditionRule {
    @Override
    public Stream<Suspicion> judge(Evidence evidence, List<NodeAssessment> nodes) {
        return Stream.concat(certificates(evidence), passwords(evidence)).map(Suspicion::now);
    }

    private static Stream<Diagnosis> certificates(Evidence evidence) {
        Duration critical = evidence.thresholds().machine().expiryCritical();
        return evidence.machines().flatMap(machine -> machine.certificates().stream()
                .filter(one -> isSoon(evidence, one.ends()))
                .map(one -> new CertificateEnds(
                        evidence.spec().name(),
                        machine.node(),
                        one.file(),
                        one.ends(),
                        left(evidence, one.ends()),
                        critical)));
    }

    /** Roles travel in the WAL: the primary's word counts, else anybody's. */
    private static Stream<Diagnosis> passwords(Evidence evidence) {
        Duration critical = evidence.thresholds().machine().expiryCritical();
        Optional<NodeDetails> source = evidence.primary()
                .flatMap(primary -> evidence.detailsOf(primary.node()))
                .or(() -> evidence.details().values().stream().findFirst());
        return source.map(details -> details.upkeep().passwordsEnd()).orElse(Map.of()).entrySet().stream()
                .filter(one -> isSoon(evidence, one.getValue()))
                .map(one -> new PasswordEnds(
                        evidence.spec().name(),
                        one.getKey(),
                        one.getValue(),
                        left(evidence, one.getValue()),
                        critical));
    }

    private static boolean isSoon(Evidence evidence, Instant ends) {
        return left(evidence, ends).compareTo(evidence.thresholds().machine().expiryWarning()) < 0;
    }

    private static Duration left(Evidence evidence, Instant ends) {
        return Duration.between(evidence.view().at(), ends);
    }
}
