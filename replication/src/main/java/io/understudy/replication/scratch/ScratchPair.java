package io.understudy.replication.scratch;

import io.understudy.replication.roles.RoleNames;

/**
 * A primary and a standby that streams from it, with the roles of {@link RoleNames#DEFAULT}. Who is primary may change
 * hands later; the names are those of the beginning.
 */
public record ScratchPair(ScratchSite site, ScratchServer primary, ScratchServer standby) implements AutoCloseable {

    /** A pair {@code db1}, {@code db2} in a temporary directory, without fsync: for tests. */
    public static ScratchPair temporary() {
        return in(
                ScratchSite.temporary(),
                ScratchSpec.named("db1").notDurable(),
                ScratchSpec.named("db2").notDurable());
    }

    /** A pair in the given site, which the pair then owns: it is closed if the pair cannot be made. */
    public static ScratchPair in(ScratchSite site, ScratchSpec primarySpec, ScratchSpec standbySpec) {
        try {
            ScratchServer primary = site.startPrimary(primarySpec);
            primary.createRoles(RoleNames.DEFAULT);
            return new ScratchPair(site, primary, site.startStandbyOf(primary, standbySpec));
        } catch (RuntimeException e) {
            closeAfter(e, site);
            throw e;
        }
    }

    private static void closeAfter(RuntimeException failure, ScratchSite site) {
        try {
            site.close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        site.close();
    }
}
