package io.understudy.replication.plan;

import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.plan.ReplicationStep.ResetParameter;
import io.understudy.replication.plan.ReplicationStep.SetParameter;
import java.util.Optional;

/**
 * A setting that has another value for the time of an operation.
 *
 * @param own the value that somebody wrote with ALTER SYSTEM before: it is written again, where a reset would lose it
 */
record Loan(String node, String parameter, String value, Optional<String> own) {
    static Loan of(Inspection inspection, String node, String parameter, String value) {
        Optional<NodeDetails> details = Optional.ofNullable(inspection.details().get(node));
        return new Loan(node, parameter, value, details.flatMap(known -> known.altered(parameter)));
    }

    Step taken() {
        return new SetParameter(node, parameter, value);
    }

    Step givenBack() {
        return own.<Step>map(before -> new SetParameter(node, parameter, before))
                .orElseGet(() -> new ResetParameter(node, parameter));
    }
}
