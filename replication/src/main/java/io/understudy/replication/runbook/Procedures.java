package io.understudy.replication.runbook;

import io.understudy.replication.diagnose.Runbook;

/** Which steps each runbook has. */
final class Procedures {
    private Procedures() {}

    static Procedure of(Runbook runbook) {
        return switch (runbook) {
            case STREAM -> new StreamRunbook();
            case LAG -> new LagRunbook();
            case APPLY -> new ApplyRunbook();
            case PAUSE -> new PauseRunbook();
            case SLOT -> new SlotRunbook();
            case SLOT_LOST -> new SlotLostRunbook();
            case FORK -> new ForkRunbook();
            case XMIN -> new HorizonRunbook();
            case DISK -> new DiskRunbook();
            case ARCHIVE -> new ArchiveRunbook();
            case NO_PRIMARY -> new NoPrimaryRunbook();
            case SPLIT_BRAIN -> new SplitBrainRunbook();
            case WRONG_CLUSTER -> IdentityRunbooks::wrongCluster;
            case ROLE -> IdentityRunbooks::role;
            case RESTART -> new RestartRunbook();
            case DOWN -> new DownRunbook();
            case BOT_CUT_OFF -> new BotCutOffRunbook();
            case SYNC -> new SyncRunbook();
            case PARAMETERS -> SettingsRunbooks::parameters;
            case CLOCK -> SettingsRunbooks::clock;
            case EXPIRY -> SettingsRunbooks::expiry;
            case CORRUPTION -> new CorruptionRunbook();
            case BACKUP -> new BackupRunbook();
            case BACKUP_COPY -> CareRunbooks::backupCopy;
            case BOT -> CareRunbooks::bot;
            case REBUILD -> CareRunbooks::copy;
            case FENCE -> CareRunbooks::fence;
            case DRILL -> CareRunbooks::drill;
        };
    }
}
