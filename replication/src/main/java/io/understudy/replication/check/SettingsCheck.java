package io.understudy.replication.check;

import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.plan.Check;
import io.understudy.replication.plan.CheckList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether a node's settings let it be primary and standby in turn. Each remedy says whether a reload is enough.
 *
 * <p>Source: PostgreSQL manual, "Replication" and "Write Ahead Log" (which of them can only be set at server start).
 */
final class SettingsCheck {
    /** What a rebuild takes besides the standbys' streams: one for the copy, one for its WAL. */
    private static final int SENDERS_FOR_A_COPY = 2;

    private enum Takes {
        RELOAD("a reload is enough"),
        RESTART("needs a RESTART");

        private final String words;

        Takes(String words) {
            this.words = words;
        }
    }

    private final Map<String, String> settings;
    private final NodeDetails details;
    private final List<Check> objections = new ArrayList<>();

    private SettingsCheck(NodeDetails details) {
        this.details = details;
        this.settings = details.settings();
    }

    /** Of one server in a cluster of so many nodes. */
    static List<Check> of(NodeDetails details, int nodes) {
        return new SettingsCheck(details).checks(nodes);
    }

    private List<Check> checks(int nodes) {
        int siblings = nodes - 1;
        oneOf("wal_level", "replica", List.of("replica", "logical"), Takes.RESTART);
        atLeast("max_wal_senders", siblings + SENDERS_FOR_A_COPY);
        atLeast("max_replication_slots", Math.max(1, siblings));
        oneOf("hot_standby", "on", List.of("on"), Takes.RESTART);
        oneOf("full_page_writes", "on", List.of("on"), Takes.RELOAD);
        rewindable();
        CheckList checks = new CheckList();
        objections.forEach(checks::add);
        if (objections.isEmpty()) {
            checks.add(Check.pass("settings", "settings allow replication in both roles"));
        }
        checks.prefer(
                details.pendingRestart().isEmpty(),
                "pending-restart",
                "no setting awaits a restart",
                "these settings await a restart: " + String.join(", ", details.pendingRestart()),
                "restart the server when it suits");
        return checks.all();
    }

    private void oneOf(String name, String wanted, List<String> good, Takes takes) {
        String found = settings.getOrDefault(name, "unknown");
        if (!good.contains(found)) {
            object(name, "wanted %s = %s, found %s".formatted(name, wanted, found), name + " = " + wanted, takes);
        }
    }

    private void atLeast(String name, int wanted) {
        String found = settings.getOrDefault(name, "unknown");
        if (!found.matches("\\d{1,9}") || Integer.parseInt(found) < wanted) {
            String sentence = "wanted %s of at least %d, found %s".formatted(name, wanted, found);
            object(name, sentence, name + " = " + wanted, Takes.RESTART);
        }
    }

    private void rewindable() {
        if (!"on".equals(settings.get("wal_log_hints")) && !"on".equals(settings.get("data_checksums"))) {
            objections.add(Check.warn(
                    "rewind",
                    "neither data checksums nor wal_log_hints are on: pg_rewind cannot bring an old primary back, only a"
                            + " whole copy can",
                    "set wal_log_hints = on; " + Takes.RESTART.words));
        }
    }

    private void object(String name, String sentence, String setting, Takes takes) {
        objections.add(Check.block(name, sentence, "set " + setting + "; " + takes.words));
    }
}
