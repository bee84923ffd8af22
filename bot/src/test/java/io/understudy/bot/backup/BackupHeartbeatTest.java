package io.understudy.bot.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.dump.BackupResult;
import io.understudy.backup.site.TestBackups;
import io.understudy.bot.outside.OutboundHttp;
import io.understudy.bot.outside.Receiver;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackupHeartbeatTest {
    private static final BackupResult VERIFIED = ended(Backup.State.VERIFIED);

    private final Receiver outside = new Receiver();
    private final BackupHeartbeat heartbeat = new BackupHeartbeat(new OutboundHttp(Duration.ofSeconds(5)));

    @AfterEach
    void close() {
        outside.close();
    }

    @Test
    void callsOnceAfterAVerifiedBackup() {
        heartbeat.after(VERIFIED, Optional.of(outside.url("/ping/0123")));

        assertThat(outside.taken()).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("GET");
            assertThat(call.path()).isEqualTo("/ping/0123");
        });
    }

    @Test
    void keepsSilentAfterEveryOtherEnd() {
        for (Backup.State state : Backup.State.values()) {
            if (state != Backup.State.VERIFIED) {
                heartbeat.after(ended(state), Optional.of(outside.url("/ping/0123")));
            }
        }
        heartbeat.after(new BackupResult.AlreadyRunning("orders"), Optional.of(outside.url("/ping/0123")));
        heartbeat.after(VERIFIED, Optional.empty());

        assertThat(outside.taken()).isEmpty();
    }

    @Test
    void aRefusalOrNobodyThereDisturbsNothingAndTheNextBackupCallsAgain() {
        outside.answers(503);
        heartbeat.after(VERIFIED, Optional.of(outside.url("/ping/0123")));
        URI nobody;
        try (Receiver gone = new Receiver()) {
            nobody = gone.url("/ping/0123");
        }
        heartbeat.after(VERIFIED, Optional.of(nobody));
        outside.answers(200);
        heartbeat.after(VERIFIED, Optional.of(outside.url("/ping/0123")));

        assertThat(outside.taken()).hasSize(2);
    }

    private static BackupResult ended(Backup.State state) {
        return new BackupResult.Finished(TestBackups.ended(Instant.EPOCH, state));
    }
}
