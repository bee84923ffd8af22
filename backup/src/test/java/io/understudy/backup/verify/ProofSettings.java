package io.understudy.backup.verify;

import io.understudy.backup.settings.BackupSettings;
import io.understudy.backup.settings.BackupThresholds;
import io.understudy.backup.settings.DumpSettings;
import io.understudy.backup.settings.EncryptionSettings;
import io.understudy.backup.settings.RestoreTestSettings;
import io.understudy.backup.settings.RetentionSettings;
import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.host.Host;
import io.understudy.replication.host.LocalHost;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;

/** The few settings on which a verification depends; one replaced at a time. */
record ProofSettings(Path directory, Path programs, EncryptionSettings encryption, Duration timeLimit) {
    ProofSettings with(EncryptionSettings other) {
        return new ProofSettings(directory, programs, other, timeLimit);
    }

    ProofSettings with(Path otherPrograms) {
        return new ProofSettings(directory, otherPrograms, encryption, timeLimit);
    }

    ProofSettings with(Duration otherLimit) {
        return new ProofSettings(directory, programs, encryption, otherLimit);
    }

    Host host() {
        return new LocalHost("bot");
    }

    BackupSettings backup() {
        return new BackupSettings(
                directory,
                LocalTime.of(3, 0),
                programs,
                new Login("unused", new Secret("unused")),
                true,
                true,
                timeLimit,
                Duration.ofSeconds(1),
                DumpSettings.DEFAULT,
                RetentionSettings.DEFAULT,
                Optional.of(encryption),
                Map.of(),
                RestoreTestSettings.DEFAULT,
                Optional.empty(),
                Optional.empty(),
                BackupThresholds.DEFAULT);
    }
}
