package io.understudy.backup.settings;

import io.understudy.replication.cluster.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** A place that every verified backup is copied to. */
public sealed interface TargetSettings {
    /** A directory of this machine, such as a mounted disk; it must be there already. */
    record Directory(Path path) implements TargetSettings {}

    /**
     * A machine reached by SFTP with a key; its host key is pinned with {@code understudy ssh-pin}.
     *
     * @param path absolute, on that machine
     */
    record Sftp(String address, int port, String user, Path privateKey, String path) implements TargetSettings {
        /** Values of the keys that may be left out, by component name. */
        public static Map<String, Object> defaults() {
            return Map.of("port", 22);
        }
    }

    /**
     * A store that speaks S3.
     *
     * @param endpoint for example {@code https://s3.eu-central-1.amazonaws.com}
     * @param prefix before every object's name, without a slash at its ends; may be empty
     */
    record S3(URI endpoint, String region, String bucket, String prefix, String accessKey, Secret secretKey)
            implements TargetSettings {
        /** Values of the keys that may be left out, by component name. */
        public static Map<String, Object> defaults() {
            return Map.of("region", "us-east-1", "prefix", "understudy");
        }
    }
}
