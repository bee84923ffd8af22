package io.understudy.backup.site;

import io.understudy.backup.dump.BackupTools;
import io.understudy.backup.dump.ReplayHold;
import io.understudy.backup.seal.AgeIdentity;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.backup.settings.BackupThresholds;
import io.understudy.backup.settings.DumpSettings;
import io.understudy.backup.settings.EncryptionSettings;
import io.understudy.backup.settings.RestoreTestSettings;
import io.understudy.backup.settings.RetentionSettings;
import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.HostAccess;
import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.PostgresInstallation;
import io.understudy.replication.cluster.ReplicationLogin;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.diagnose.CatchUp;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.diagnose.NodeAssessment;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.host.Patience;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.ServerFacts;
import io.understudy.replication.roles.RoleNames;
import io.understudy.replication.scratch.ScratchPair;
import io.understudy.replication.scratch.ScratchServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A scratch pair as the cluster {@code orders}, and settings to back it up. */
public record BackupSite(ScratchPair pair) {
    private static final Instant SEEN = Instant.parse("2026-11-20T03:00:00Z");

    public ClusterSpec cluster() {
        Login unused = new Login("unused", new Secret("unused"));
        return new ClusterSpec(
                "orders",
                List.of(node(pair.primary()), node(pair.standby())),
                "postgres",
                unused,
                unused,
                new ReplicationLogin("unused", "/unused"));
    }

    private NodeSpec node(ScratchServer server) {
        PostgresInstallation installation = new PostgresInstallation(
                server.dataDirectory().toString(), real().toString(), "postgres", Optional.empty());
        return new NodeSpec(server.name(), ScratchServer.ADDRESS, server.port(), new HostAccess.Local(), installation);
    }

    public Path real() {
        return pair.site().binaries().directory();
    }

    public Login dumper() {
        String dumper = RoleNames.DEFAULT.dumper();
        return new Login(dumper, new Secret(pair.primary().passwordOf(dumper)));
    }

    public BackupSettings settings(Path directory, Path programs, Login dumper) {
        return settings(directory, programs, dumper, RetentionSettings.DEFAULT);
    }

    /** Without copies, encryption and rehearsals. */
    public static BackupSettings settings(Path directory, Path programs, Login dumper, RetentionSettings keep) {
        return settings(directory, programs, dumper, true, DumpSettings.DEFAULT, keep, Optional.empty());
    }

    /** With what tests of dumps vary. */
    public static BackupSettings settings(
            Path directory,
            Path programs,
            Login dumper,
            boolean allowPrimary,
            DumpSettings dump,
            Optional<EncryptionSettings> encryption) {
        return settings(directory, programs, dumper, allowPrimary, dump, RetentionSettings.DEFAULT, encryption);
    }

    private static BackupSettings settings(
            Path directory,
            Path programs,
            Login dumper,
            boolean allowPrimary,
            DumpSettings dump,
            RetentionSettings keep,
            Optional<EncryptionSettings> encryption) {
        return new BackupSettings(
                directory,
                LocalTime.of(3, 0),
                programs,
                dumper,
                true,
                allowPrimary,
                Patience.seconds(120),
                Duration.ofSeconds(1),
                dump,
                keep,
                encryption,
                Map.of(),
                RestoreTestSettings.DEFAULT,
                Optional.empty(),
                Optional.empty(),
                BackupThresholds.DEFAULT);
    }

    /** A key of age in a new file. */
    public static EncryptionSettings encryption(Path keyFile) throws IOException {
        Files.writeString(keyFile, AgeIdentity.generate().secret().reveal() + "\n");
        Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-------"));
        return new EncryptionSettings(keyFile, List.of(), List.of(), Optional.empty());
    }

    /** Tools that hold no replay. */
    public static BackupTools tools(Clock clock) {
        return tools(clock, ReplayHold.NEVER);
    }

    public static BackupTools tools(Clock clock, ReplayHold hold) {
        return new BackupTools(
                new LocalHost("bot"), clock, time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()), hold, "test");
    }

    /** As a look would find it: the primary, and the standby in the given state. */
    public ClusterAssessment assessment(StandbyState standby) {
        ServerFacts facts = new ServerFacts(7L, 150_018, "15.18", 1, 1, SEEN, SEEN, true, Optional.empty());
        NodeObservation.Primary primary =
                new NodeObservation.Primary(pair.primary().name(), SEEN, facts, new Lsn(1), List.of(), List.of());
        NodeObservation other = new NodeObservation.Unknown(
                pair.standby().name(), SEEN, NodeObservation.UnknownReason.TIMEOUT, "not looked at in this test");
        return new ClusterAssessment(
                new ClusterView(cluster(), SEEN, List.of(primary, other)),
                ClusterState.HEALTHY,
                List.of(
                        new NodeAssessment.ThePrimary(primary),
                        new NodeAssessment.AStandby(
                                other,
                                standby,
                                Optional.empty(),
                                Optional.empty(),
                                CatchUp.UNKNOWN,
                                Optional.empty(),
                                Optional.empty())),
                List.of(),
                List.of());
    }
}
