package io.understudy.commands.desk;

import io.understudy.backup.catalogue.BackupBooks;
import io.understudy.commands.render.BackupListMessage;
import io.understudy.commands.render.BackupsView;
import io.understudy.commands.render.Recovery;
import io.understudy.replication.care.ManagedCluster;
import java.time.InstantSource;
import java.util.List;

/** Shows one cluster's backups. */
record BackupListHandler(BackupWiring backups, InstantSource clock) implements ClusterHandler {
    /** Two months of nightly runs: as far as the picture reaches. */
    private static final int RECENT = 60;

    private static final int COPIES = 300;

    @Override
    public Answer answer(List<ManagedCluster> clusters, Asked asked) {
        String cluster = clusters.get(0).spec().name();
        BackupBooks books = backups.books();
        return new Answer.Shown(BackupListMessage.of(
                new BackupsView(
                        cluster,
                        books.backups().recent(cluster, RECENT),
                        books.copies().recent(cluster, COPIES),
                        Recovery.of(books, cluster),
                        backups.desk().retention(cluster)),
                clock.instant()));
    }
}
