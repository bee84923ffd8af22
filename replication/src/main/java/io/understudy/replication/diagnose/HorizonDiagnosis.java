package io.understudy.replication.diagnose;

import java.util.Locale;
import java.util.Optional;

/** Who keeps vacuum from removing old rows of the whole cluster. */
public sealed interface HorizonDiagnosis extends Diagnosis {
    @Override
    default Alert alert() {
        return Alert.XMIN_HELD;
    }

    String server();

    @Override
    default Optional<String> node() {
        return Optional.of(server());
    }

    private static String rows(long transactions) {
        return "holds back vacuum for %s transactions: old rows stay, and tables grow."
                .formatted(String.format(Locale.ROOT, "%,d", transactions));
    }

    private static String oldest() {
        return "SELECT pid, usename, xact_start, state FROM pg_stat_activity ORDER BY xact_start LIMIT 1.";
    }

    /** A slot's xmin or catalog xmin is old. */
    record HeldBySlot(String cluster, SlotPlace place, boolean active, long transactions, Severity severity)
            implements HorizonDiagnosis {
        @Override
        public String key() {
            return Diagnosis.keyOf(alert(), node(), place.slot());
        }

        @Override
        public String server() {
            return place.server();
        }

        @Override
        public String sentence() {
            return "%s: the %s %s".formatted(cluster, place.words(), rows(transactions));
        }

        @Override
        public String doFirst() {
            if (place.owner().isPresent()) {
                String owner = place.owner().get();
                return active
                        ? "Find the oldest query on " + owner + ", and ask its user to end it: " + oldest()
                        : "Bring " + owner + " back: /replica status. What it held is let go when it streams again.";
            }
            return active
                    ? "Ask whoever reads from it why it does not go on: /replica slots."
                    : "Ask whoever made it to come back to it; only if nobody needs it: " + place.dropCommand() + ".";
        }
    }

    /** A standby without a slot reports an old xmin ({@code hot_standby_feedback}). */
    record HeldByStandby(String cluster, String server, String standby, long transactions, Severity severity)
            implements HorizonDiagnosis {
        @Override
        public String key() {
            return Diagnosis.keyOf(alert(), node(), standby);
        }

        @Override
        public String sentence() {
            return "%s: a query on %s %s".formatted(cluster, standby, rows(transactions));
        }

        @Override
        public String doFirst() {
            return "Find the oldest query on " + standby + ", and ask its user to end it: " + oldest();
        }
    }
}
