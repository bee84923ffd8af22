package io.understudy.replication.diagnose;

import io.understudy.replication.diagnose.threshold.ArchiveThresholds;
import io.understudy.replication.diagnose.threshold.HorizonThresholds;
import io.understudy.replication.diagnose.threshold.LagThresholds;
import io.understudy.replication.diagnose.threshold.MachineThresholds;
import io.understudy.replication.diagnose.threshold.SlotThresholds;
import io.understudy.replication.diagnose.threshold.SpaceThresholds;
import io.understudy.replication.diagnose.threshold.StreamThresholds;
import io.understudy.replication.diagnose.threshold.SyncThresholds;

/** From when on something has a name, by topic. */
public record Thresholds(
        StreamThresholds stream,
        LagThresholds lag,
        SlotThresholds slots,
        HorizonThresholds horizon,
        SpaceThresholds space,
        ArchiveThresholds archive,
        SyncThresholds sync,
        MachineThresholds machine) {
    /** What every topic's own default says. */
    public static final Thresholds DEFAULT = new Thresholds(
            StreamThresholds.DEFAULT,
            LagThresholds.DEFAULT,
            SlotThresholds.DEFAULT,
            HorizonThresholds.DEFAULT,
            SpaceThresholds.DEFAULT,
            ArchiveThresholds.DEFAULT,
            SyncThresholds.DEFAULT,
            MachineThresholds.DEFAULT);

    /** What open troubles are measured by, so that nothing comes and goes around a threshold. Holds stay as they are. */
    public Thresholds relaxed() {
        return new Thresholds(
                stream.relaxed(),
                lag.relaxed(),
                slots.relaxed(),
                horizon.relaxed(),
                space.relaxed(),
                archive.relaxed(),
                sync,
                machine.relaxed());
    }
}
