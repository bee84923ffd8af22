package io.understudy.replication.diagnose;

import io.understudy.replication.cluster.Times;
import io.understudy.replication.observe.Transactions.Open;
import io.understudy.replication.observe.Transactions.Prepared;
import io.understudy.replication.observe.XidUse;
import java.util.Optional;

/** Transactions of a primary that are too old, and ids that run out because of such. */
public sealed interface TransactionDiagnosis extends Diagnosis {
    @Override
    default Alert alert() {
        return Alert.OLD_TRANSACTION;
    }

    String primary();

    @Override
    default Optional<String> node() {
        return Optional.of(primary());
    }

    /** A client's transaction is open for long. */
    record OldTransaction(String cluster, String primary, Open open, Severity severity)
            implements TransactionDiagnosis {
        @Override
        public String sentence() {
            String client = open.user() + (open.application().isEmpty() ? "" : " (" + open.application() + ")");
            return "%s: a transaction of %s on %s, process %d, is open for %s, %s: vacuum and locks wait for it."
                    .formatted(cluster, client, primary, open.pid(), Times.words(open.age()), open.state());
        }

        @Override
        public String doFirst() {
            return "Ask " + open.user() + " to end it. Only if nobody misses it, on " + primary
                    + ": SELECT pg_terminate_backend(" + open.pid() + ").";
        }
    }

    /** A prepared transaction still awaits its second phase. */
    record OldPrepared(String cluster, String primary, Prepared prepared, Severity severity)
            implements TransactionDiagnosis {
        @Override
        public String sentence() {
            return "%s: the prepared transaction '%s' of %s in %s on %s is open for %s: it keeps its locks and survives restarts."
                    .formatted(
                            cluster,
                            prepared.name(),
                            prepared.owner(),
                            prepared.database(),
                            primary,
                            Times.words(prepared.age()));
        }

        @Override
        public String doFirst() {
            return "Ask its transaction manager how it ended, then in " + prepared.database() + ": COMMIT PREPARED or"
                    + " ROLLBACK PREPARED '" + prepared.name() + "'.";
        }
    }

    /** A good part of the transaction ids is used up. */
    record XidsRunOut(String cluster, String primary, XidUse use, Severity severity) implements TransactionDiagnosis {
        @Override
        public String sentence() {
            return "%s: %d %% of the %s of %s are used up (oldest in %s): at 100 %% it takes no writes."
                    .formatted(
                            cluster,
                            use.percent(),
                            use.isOfMultixacts() ? "multixact ids" : "transaction ids",
                            primary,
                            use.database());
        }

        @Override
        public String doFirst() {
            return "End what holds back vacuum first (old transactions, prepared ones, slots: /replica slots), then on "
                    + primary + ", in " + use.database() + ": VACUUM (FREEZE).";
        }
    }
}
