package io.understudy.replication.plan;

import io.understudy.replication.observe.Readiness;
import io.understudy.replication.observe.ServerFiles;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What pre-flight checks ask beyond the look at servers and machines. What is missing was not read: unknown, never no.
 *
 * @param files by node name
 * @param readiness of the nodes whose servers answered, by node name
 * @param behind how long before its last sighting the primary stood at what each standby has, by the LSN clock
 */
public record CloserLook(
        Map<String, ServerFiles> files,
        Map<String, Readiness> readiness,
        Map<String, Duration> behind,
        Background background) {
    public static final CloserLook NONE = new CloserLook(Map.of(), Map.of(), Map.of(), Background.NONE);

    public CloserLook {
        files = Map.copyOf(files);
        readiness = Map.copyOf(readiness);
        behind = Map.copyOf(behind);
    }

    Optional<ServerFiles> filesOf(String node) {
        return Optional.ofNullable(files.get(node));
    }

    Optional<Readiness> readinessOf(String node) {
        return Optional.ofNullable(readiness.get(node));
    }
}
