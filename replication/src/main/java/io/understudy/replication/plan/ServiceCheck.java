package io.understudy.replication.plan;

import io.understudy.replication.observe.DataDirectory;

/** Whether plain {@code pg_ctl} can start what lies in a data directory: it finds the configuration only there. */
public final class ServiceCheck {
    private ServiceCheck() {}

    /** BLOCK where the configuration lies elsewhere: a stopped server could not be started again. */
    public static Check of(String node, DataDirectory.Cluster data) {
        String name = "can-be-started";
        return data.ownConfiguration()
                ? Check.pass(name, "pg_ctl finds the configuration of " + node + " in its data directory")
                : Check.block(
                        name,
                        "The configuration of " + node + " is not in its data directory " + data.realPath()
                                + " (Debian's layout), where pg_ctl looks for it: a stopped server would stay down.",
                        "This version starts servers with plain pg_ctl only; keep postgresql.conf in the data"
                                + " directory, or operate " + node + " by hand.");
    }
}
