package io.understudy.replication.watch;

import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.observe.NodeDetails;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One judged sweep with what only time tells.
 *
 * @param since when each node's present state was first seen, by node name
 * @param details the newest of each node, by node name; may be minutes old, absent before the first success
 * @param standing the conditions that count now, at once or because they lasted, gravest first
 */
public record StatusReport(
        ClusterAssessment assessment,
        Map<String, Instant> since,
        Map<String, NodeDetails> details,
        List<Diagnosis> standing) {
    public StatusReport {
        since = Map.copyOf(since);
        details = Map.copyOf(details);
        standing = List.copyOf(standing);
    }

    /** Of one look, which knows nothing that lasted. */
    public StatusReport(ClusterAssessment assessment, Map<String, Instant> since, Map<String, NodeDetails> details) {
        this(assessment, since, details, assessment.diagnoses());
    }
}
