package io.understudy.replication.plan;

import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.ServerFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether the candidate is configured as the primary that it replaces. Settings do not travel in WAL.
 *
 * @param primary the node that is, or was, the primary
 */
record ConfigurationChecks(Inspection inspection, String candidate, String primary) {
    private static final List<String> NOT_LOWER = List.of(
            "max_connections",
            "max_worker_processes",
            "max_wal_senders",
            "max_prepared_transactions",
            "max_locks_per_transaction");
    private static final List<String> WAL_LEVELS = List.of("minimal", "replica", "logical");
    private static final int SHOWN = 3;

    void add(CheckList checks) {
        NodeDetails own = inspection.details().get(candidate);
        if (own == null) {
            checks.add(Check.unknown(
                    "settings-known",
                    "The settings of " + candidate + " could not be read.",
                    "Try again; if it stays so, run: understudy check."));
            return;
        }
        checks.prefer(
                own.pendingRestart().isEmpty(),
                "no-pending-restart",
                "no setting of " + candidate + " awaits a restart",
                "These settings of " + candidate + " await a restart: " + String.join(", ", own.pendingRestart()) + ".",
                "They take effect at its next restart only.");
        settings(checks, own.settings());
        clientRules(checks);
        libraries(checks);
    }

    private void settings(CheckList checks, Map<String, String> own) {
        String name = "settings-not-lower";
        Optional<Map<String, String>> wanted = primarysSettings();
        if (wanted.isEmpty()) {
            checks.add(Check.warn(
                    name,
                    "The settings of " + primary + " could not be read to compare them.",
                    "Compare max_connections and its like by hand before clients come."));
            return;
        }
        List<String> lower = lower(own, wanted.get());
        checks.prefer(
                lower.isEmpty(),
                name,
                candidate + " is set as large as the primary",
                "Lower on " + candidate + " than on the primary: " + String.join(", ", lower) + ".",
                "Raise them there before clients come.");
    }

    /** Of a server that does not answer, its control file says those that matter to a standby. */
    private Optional<Map<String, String>> primarysSettings() {
        return Optional.ofNullable(inspection.details().get(primary))
                .map(NodeDetails::settings)
                .or(() -> files(primary).map(ServerFiles::controlSettings).filter(settings -> !settings.isEmpty()));
    }

    /** Those that are lower; one that was not read on both is not judged. */
    static List<String> lower(Map<String, String> own, Map<String, String> wanted) {
        return Stream.concat(NOT_LOWER.stream(), Stream.of("wal_level"))
                .filter(name -> own.containsKey(name) && wanted.containsKey(name))
                .filter(name -> rank(name, own) < rank(name, wanted))
                .toList();
    }

    private static long rank(String name, Map<String, String> settings) {
        String value = settings.get(name);
        return name.equals("wal_level") ? WAL_LEVELS.indexOf(value) : Long.parseLong(value);
    }

    private void clientRules(CheckList checks) {
        String name = "same-client-rules";
        Optional<ClientRules> own = rulesOf(candidate);
        Optional<ClientRules> primarys = rulesOf(primary);
        if (own.isEmpty() || primarys.isEmpty()) {
            checks.add(Check.warn(
                    name,
                    "pg_hba.conf of " + (own.isEmpty() ? candidate : primary) + " could not be read to compare it.",
                    "Make sure that " + candidate + " lets in the clients of " + primary + "."));
            return;
        }
        List<String> lacking = own.get().lacking(primarys.get());
        checks.prefer(
                own.equals(primarys),
                name,
                "pg_hba.conf of " + candidate + " says the same as that of " + primary,
                lacking.isEmpty()
                        ? "pg_hba.conf of " + candidate + " has other rules, or in another order, than that of "
                                + primary + "."
                        : "pg_hba.conf of " + candidate + " lacks " + lacking.size() + " rules of " + primary + ": "
                                + shown(lacking) + ".",
                "Make them equal and reload, or clients will be refused after the promotion.");
    }

    private static String shown(List<String> rules) {
        String first = String.join("; ", rules.subList(0, Math.min(SHOWN, rules.size())));
        return rules.size() > SHOWN ? first + "; …" : first;
    }

    private void libraries(CheckList checks) {
        String name = "libraries-present";
        String database = inspection.assessment().view().spec().database();
        Optional<List<String>> missing = files(candidate).flatMap(ServerFiles::missingLibraries);
        if (missing.isEmpty() || inspection.closer().readinessOf(candidate).isEmpty()) {
            checks.add(Check.warn(
                    name,
                    "Nobody knows whether " + candidate + " has the libraries of its extensions.",
                    "Compare the installed packages with those of " + primary + "."));
            return;
        }
        checks.prefer(
                missing.get().isEmpty(),
                name,
                candidate + " has the libraries that " + database + " and its preloads need",
                candidate + " lacks libraries that " + database + " or its preloads need: "
                        + String.join(", ", missing.get()) + ".",
                "Install the same packages as on " + primary + ".");
    }

    private Optional<ClientRules> rulesOf(String node) {
        return files(node).flatMap(ServerFiles::clientRules).map(ClientRules::of);
    }

    private Optional<ServerFiles> files(String node) {
        return inspection.closer().filesOf(node);
    }
}
