package io.understudy.backup.target;

import io.understudy.backup.settings.TargetSettings;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The targets of one cluster, by the names that the configuration gives them. */
public final class Targets {
    private final Map<String, TargetSettings> settings;
    private final Path knownHosts;

    /**
     * Connects nowhere.
     *
     * @param knownHosts Understudy's own file of pinned host keys
     */
    public Targets(Map<String, TargetSettings> settings, Path knownHosts) {
        this.settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        this.knownHosts = knownHosts;
    }

    /** In the configuration's order. */
    public Set<String> names() {
        return settings.keySet();
    }

    /**
     * A target of its own for the caller, who closes it. It connects when it is first asked for something.
     *
     * @throws IllegalArgumentException if there is none of that name, with those that there are
     */
    public Target open(String name) {
        TargetSettings wanted = settings.get(name);
        if (wanted instanceof TargetSettings.Directory directory) {
            return new DirectoryTarget(name, directory.path());
        }
        if (wanted instanceof TargetSettings.Sftp sftp) {
            return new SftpTarget(name, sftp, knownHosts);
        }
        if (wanted instanceof TargetSettings.S3 s3) {
            return new S3Target(name, s3);
        }
        throw new IllegalArgumentException(
                "wanted a target named '%s', found %s in backup.targets".formatted(name, settings.keySet()));
    }
}
