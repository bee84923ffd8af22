package io.understudy.replication.plan;

import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.ServerFiles;
import io.understudy.replication.observe.SynchronousNames;
import java.util.Collections;
import java.util.Optional;

/** In a synchronous cluster, whether the candidate is one of those that commits waited for. */
final class SynchronousCheck {
    private static final String NAME = "candidate-is-synchronous";

    private SynchronousCheck() {}

    /** {@code nothingLost}: proven by the primary's own WAL, or by construction of the steps. */
    static Check of(String candidate, String primary, boolean nothingLost, Inspection inspection) {
        Optional<String> setting = namesOn(primary, inspection);
        if (setting.isEmpty()) {
            return Check.warn(
                    NAME,
                    "Nobody knows whether commits on " + primary + " waited for a standby, and for which.",
                    "Look into its configuration: synchronous_standby_names.");
        }
        SynchronousNames names = SynchronousNames.parse(setting.get());
        if (names.needed() == 0) {
            return Check.pass(NAME, "commits on " + primary + " waited for no standby");
        }
        if (names.satisfiedBy(Collections.nCopies(names.needed(), candidate))) {
            return Check.pass(NAME, "commits on " + primary + " may have waited for " + candidate);
        }
        String sentence = candidate + " is not among the standbys that commits on " + primary + " waited for: '"
                + setting.get() + "'.";
        return nothingLost
                ? Check.warn(NAME, sentence, "Nothing is lost all the same; a synchronous standby is the usual choice.")
                : Check.block(NAME, sentence, "Promote one of those: they have every commit that was acknowledged.");
    }

    /** As the server says, else as its configuration files do. */
    private static Optional<String> namesOn(String primary, Inspection inspection) {
        return Optional.ofNullable(inspection.details().get(primary))
                .map(NodeDetails::settings)
                .map(settings -> settings.getOrDefault("synchronous_standby_names", ""))
                .or(() -> inspection
                        .closer()
                        .filesOf(primary)
                        .map(ServerFiles::configured)
                        .flatMap(settings -> Optional.ofNullable(settings.get("synchronous_standby_names"))));
    }
}
