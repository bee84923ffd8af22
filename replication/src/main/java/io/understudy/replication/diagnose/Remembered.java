package io.understudy.replication.diagnose;

import io.understudy.replication.observe.Door;
import io.understudy.replication.observe.MachineVitals;
import io.understudy.replication.observe.PrimarySighting;
import io.understudy.replication.observe.ServerVitals;
import io.understudy.replication.observe.Volume;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a judgement knows from before its look.
 *
 * @param lastPrimary the last sighting of a primary
 * @param fenced what operations fenced
 * @param servers the newest vital signs of each server, by node name; may be old, absent before the first answer
 * @param machines the same of each machine
 * @param trends what the looks up to the judged one showed
 * @param changes what changed without us
 * @param ownVolumes the volumes that the bot itself writes to
 * @param pausedByUs nodes whose replay an operation of ours paused
 * @param doors how each server answered the newest knock at its port
 * @param botIsolated whether all other clusters may be out of the bot's sight as well
 */
public record Remembered(
        Optional<PrimarySighting> lastPrimary,
        List<FencedNode> fenced,
        Map<String, ServerVitals> servers,
        Map<String, MachineVitals> machines,
        Trends trends,
        Changes changes,
        List<Volume> ownVolumes,
        Set<String> pausedByUs,
        Map<String, Door> doors,
        boolean botIsolated) {
    /** Of a look that remembers nothing. */
    public static final Remembered NOTHING = new Remembered(Optional.empty(), List.of());

    public Remembered {
        fenced = List.copyOf(fenced);
        servers = Map.copyOf(servers);
        machines = Map.copyOf(machines);
        pausedByUs = Set.copyOf(pausedByUs);
        doors = Map.copyOf(doors);
        ownVolumes = List.copyOf(ownVolumes);
    }

    /** Without vital signs and trends. */
    public Remembered(Optional<PrimarySighting> lastPrimary, List<FencedNode> fenced) {
        this(lastPrimary, fenced, Map.of(), Map.of(), Trends.NONE, Changes.NONE, List.of(), Set.of(), Map.of(), false);
    }
}
