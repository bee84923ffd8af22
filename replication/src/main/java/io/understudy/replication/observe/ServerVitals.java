package io.understudy.replication.observe;

import java.time.Instant;
import java.util.Optional;

/**
 * What an answering server is asked every few seconds beside the sweep: what holds back, waits, fails or fills up. A part
 * that the bot's role may not see, or that the server does not have in its role or version, is empty, never 0.
 *
 * @param at the bot's clock when the answer came
 * @param inRecovery whether it was a standby then
 * @param horizon of slots and standbys
 * @param transactions open and prepared ones
 * @param sync of a server out of recovery
 * @param archiver of a server that archives in its role
 * @param checksums of a server whose pages have them
 * @param copies base backups that it gives, from PostgreSQL 13 on
 * @param queries of a standby
 */
public record ServerVitals(
        String node,
        Instant at,
        boolean inRecovery,
        XidUse xids,
        Optional<Horizon> horizon,
        Optional<Transactions> transactions,
        Optional<SyncVitals> sync,
        Optional<Archiver> archiver,
        Optional<Checksums> checksums,
        Optional<Copies> copies,
        Optional<StandbyQueries> queries) {
    /** The same, with what moved since an earlier answer of the same server. */
    public ServerVitals after(ServerVitals before) {
        Optional<Copies> compared =
                copies.map(now -> before.copies.map(now::after).orElse(now));
        return new ServerVitals(
                node, at, inRecovery, xids, horizon, transactions, sync, archiver, checksums, compared, queries);
    }
}
