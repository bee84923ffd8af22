package io.understudy.replication.runbook;

import io.understudy.replication.cluster.Bytes;
import io.understudy.replication.cluster.Times;
import io.understudy.replication.observe.MachineVitals;
import io.understudy.replication.observe.Volume;
import java.util.Comparator;
import java.util.stream.Collectors;

/** The room on a node's volumes. */
final class Space {
    private static final int LITTLE_PERCENT = 20;

    private Space() {}

    /** Whether there is room on what the node writes to. */
    static void volumes(Case one, Notes notes, String node) {
        notes.add(
                "How much room there is on " + node,
                one.ask().machineVitals(node).finding(found -> volumes(node, found)));
    }

    private static Finding volumes(String node, MachineVitals found) {
        if (found.volumes().isEmpty()) {
            return new Finding.Unknown("The machine of " + node + " did not tell of its volumes.");
        }
        String all = found.volumes().stream()
                .sorted(Comparator.comparingInt(Volume::freePercent))
                .map(Space::words)
                .collect(Collectors.joining("; "));
        boolean little = found.volumes().stream().anyMatch(volume -> volume.freePercent() < LITTLE_PERCENT);
        return little ? new Finding.Trouble(node + ": " + all + ".") : new Finding.Fine(node + ": " + all + ".");
    }

    private static String words(Volume volume) {
        return "%s (%s) has %s of %s free, %d %%%s"
                .formatted(
                        volume.mount(),
                        volume.holds(),
                        Bytes.words(volume.freeBytes()),
                        Bytes.words(volume.totalBytes()),
                        volume.freePercent(),
                        volume.fullIn()
                                .map(time -> ", full in " + Times.words(time))
                                .orElse(""));
    }
}
