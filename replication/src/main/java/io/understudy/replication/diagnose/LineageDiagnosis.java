package io.understudy.replication.diagnose;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Standbys that follow somebody else, or something else, than the primary. */
public sealed interface LineageDiagnosis extends Diagnosis {
    @Override
    default Severity severity() {
        return Severity.CRITICAL;
    }

    /**
     * It streams, and not from the primary or another standby of it.
     *
     * @param why what was found, as a clause
     */
    record StandbyElsewhere(String cluster, String standby, String why) implements LineageDiagnosis {
        @Override
        public Alert alert() {
            return Alert.UPSTREAM_DISPUTED;
        }

        @Override
        public Optional<String> node() {
            return Optional.of(standby);
        }

        @Override
        public String sentence() {
            return cluster + ": " + standby + " follows the wrong server: " + why
                    + ". It is no standby of the primary now.";
        }

        @Override
        public String doFirst() {
            return "Find out who changed its primary_conninfo. Then, if it was a mistake: /replica follow " + standby
                    + ".";
        }
    }

    /**
     * Two standbys stream from different servers as from a primary, while no single one is seen.
     *
     * @param upstreams of each standby that streams, by name
     */
    record UpstreamsDiffer(String cluster, Map<String, String> upstreams) implements LineageDiagnosis {
        public UpstreamsDiffer {
            upstreams = Map.copyOf(upstreams);
        }

        @Override
        public Alert alert() {
            return Alert.UPSTREAM_DISPUTED;
        }

        @Override
        public Optional<String> node() {
            return Optional.empty();
        }

        @Override
        public String sentence() {
            String each = new TreeMap<>(upstreams)
                    .entrySet().stream()
                            .map(one -> one.getKey() + " streams from " + one.getValue())
                            .collect(Collectors.joining(", "));
            return cluster + ": its standbys disagree about the primary: " + each
                    + ". Some follow a server that should not" + " serve.";
        }

        @Override
        public String doFirst() {
            return "Decide which of them is the primary, and stop clients from writing to the other. Promote nothing"
                    + " meanwhile. See /replica status " + cluster + ".";
        }
    }

    /**
     * It stays on an older timeline than the primary's; its WAL is still a beginning of the primary's.
     *
     * @param timeline its own
     * @param primarys the primary's
     */
    record TimelineBehind(String cluster, String standby, int timeline, int primarys) implements LineageDiagnosis {
        @Override
        public Alert alert() {
            return Alert.TIMELINE_FORKED;
        }

        @Override
        public Optional<String> node() {
            return Optional.of(standby);
        }

        @Override
        public String sentence() {
            return cluster + ": " + standby + " stays on timeline " + timeline + ", the primary is on " + primarys
                    + ": nothing that was written since the promotion is on " + standby + ".";
        }

        @Override
        public String doFirst() {
            return "Let it stream from the new primary, nothing is lost by that: /replica follow " + standby
                    + ". If it cannot: /replica rebuild " + standby + ".";
        }
    }

    /**
     * Its WAL is no beginning of the primary's.
     *
     * @param timeline its own
     * @param primarys the primary's
     * @param why by which positions that is known, as a clause
     */
    record Diverged(String cluster, String standby, int timeline, int primarys, String why)
            implements LineageDiagnosis {
        @Override
        public Alert alert() {
            return Alert.TIMELINE_FORKED;
        }

        @Override
        public Optional<String> node() {
            return Optional.of(standby);
        }

        @Override
        public String sentence() {
            return cluster + ": " + standby + " (timeline " + timeline + ") has DIVERGED from the primary (timeline "
                    + primarys + "): " + why + ". It can never follow as it is.";
        }

        @Override
        public String doFirst() {
            return "Keep clients away from it. Then bring it back, what only it has is saved first: /replica rebuild "
                    + standby + ".";
        }
    }
}
