package io.understudy.replication.inspect;

import io.understudy.replication.observe.Volume;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The lines about space that {@link VitalsScript} printed, one volume for each device. */
final class VolumeReport {
    /** used, free, all inodes, free inodes, device, mount point: the last may have blanks. */
    private static final int FIELDS = 6;

    private VolumeReport() {}

    /** What could not be measured is left out. */
    static List<Volume> volumes(HostReport report) {
        List<String> spaces = report.all("space");
        List<String> holds = report.all("holds");
        Map<String, Volume> byDevice = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(spaces.size(), holds.size()); i++) {
            String[] fields = spaces.get(i).strip().split(" +", FIELDS);
            String what = holds.get(i);
            if (fields.length == FIELDS && fields[0].matches("\\d+") && fields[1].matches("\\d+")) {
                byDevice.merge(fields[4], volume(what, fields), (known, same) -> known.alsoHolds(what));
            }
        }
        return List.copyOf(byDevice.values());
    }

    private static Volume volume(String holds, String[] fields) {
        long free = Long.parseLong(fields[1]);
        return new Volume(
                holds,
                fields[5],
                Long.parseLong(fields[0]) + free,
                free,
                percent(fields[3], fields[2]),
                Optional.empty());
    }

    /** File systems that make inodes as they need them say 0 or a dash. */
    private static OptionalInt percent(String free, String all) {
        return all.matches("[1-9]\\d*") && free.matches("\\d+")
                ? OptionalInt.of((int) (100.0 * Long.parseLong(free) / Long.parseLong(all)))
                : OptionalInt.empty();
    }
}
