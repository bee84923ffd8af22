package io.understudy.store;

import io.understudy.replication.operate.Person;
import io.understudy.replication.plan.ApprovalRule;
import io.understudy.replication.plan.Check;
import io.understudy.replication.plan.Fact;
import io.understudy.replication.plan.Intent;
import io.understudy.replication.plan.Loss;
import io.understudy.replication.plan.Plan;
import io.understudy.replication.plan.PlanFingerprint;
import io.understudy.replication.plan.ReplicationStep;
import io.understudy.replication.plan.TypedText;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.flywaydb.core.Flyway;

/** A real state file in a temporary directory, and a second connection to do harm with. */
final class Rig implements InstantSource {
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123456Z");
    static final Person ALICE = new Person("web", "alice", "Alice");
    static final Person BOB = new Person("web", "bob", "Bob");

    final StoreSettings settings;
    Instant now = NOON;

    Rig(Path directory) {
        settings = new StoreSettings(directory.resolve("understudy.db"), Duration.ofMillis(50));
    }

    Store open() {
        return Store.open(settings, this, new SecureRandom());
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** A file as an earlier version of Understudy left it. */
    void makeTablesOfVersion(String version) {
        StateFile.prepare(settings);
        Flyway.configure(Schema.class.getClassLoader())
                .dataSource(Database.dataSource(settings))
                .locations("classpath:io/understudy/store/migration")
                .target(version)
                .load()
                .migrate();
    }

    /** What somebody with access to the file could do. */
    void sql(String... statements) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + settings.file());
    }

    static Plan plan(String cluster) {
        return new Plan(
                new Intent.Promote(cluster, "db2", "disk errors"),
                "switchover",
                "promote db2 to primary of " + cluster,
                List.of(new ReplicationStep.StopPrimary("db1"), new ReplicationStep.AwaitLastWal("db2", "db1")),
                List.of(new ReplicationStep.StartServer("db1")),
                List.of(new Fact("primary", "db1")),
                List.of(Check.pass("no-other-primary", "db1 is the only primary")),
                List.of("writes stop for about 2 s"),
                new Loss.SinceLastSighting(48, Duration.ofMillis(900)),
                1_000,
                "rebuild db1",
                new ApprovalRule(1, false, new TypedText.Nothing(), Duration.ofMinutes(10)),
                PlanFingerprint.of(List.of("a plan of", cluster)));
    }
}
