package io.understudy.replication.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.check.MachineAnswer.Ownership;
import io.understudy.replication.check.MachineAnswer.Passfile;
import io.understudy.replication.check.MachineAnswer.Programs;
import io.understudy.replication.observe.NodeObservation.Unknown;
import io.understudy.replication.observe.NodeObservation.UnknownReason;
import io.understudy.replication.observe.Upkeep;
import io.understudy.replication.plan.Check;
import io.understudy.replication.plan.Check.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ClusterExaminationTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private final PairSketch pair = new PairSketch();

    @Test
    void aBlankNodeIsNoFailureAndTheRemedyIsToBuildIt() {
        assertThat(pair.found(Verdict.BLOCK)).isEmpty();
        assertThat(pair.found(Verdict.UNKNOWN)).isEmpty();
        assertThat(pair.found(Verdict.WARN))
                .extracting(Check::hint)
                .contains("expected of a new node: /replica rebuild db2");
    }

    @Test
    void anUnreachableMachineIsOneFailureAndNothingIsGuessedAboutIt() {
        pair.machine = Optional.of(new MachineAnswer.Unreached("cannot connect to db1: timeout", "check it"));
        assertThat(pair.failure()).isEqualTo(Check.block("machine", "cannot connect to db1: timeout", "check it"));
    }

    @Test
    void aUserWhoCannotBecomeTheServersUserGetsTheSudoersLine() {
        pair.machine = Optional.of(new MachineAnswer.NotBecome("ops", "postgres", "sudo: a password is required"));
        assertThat(pair.failure().sentence())
                .isEqualTo("ops cannot become postgres on its machine: sudo: a password is required");
        assertThat(pair.failure().hint()).contains("ops ALL=(postgres) NOPASSWD: ALL");
    }

    @Test
    void missingProgramsAreNamed() {
        pair.programs = new Programs(List.of("pg_ctl", "pg_rewind"), Optional.empty());
        assertThat(pair.failure().sentence())
                .isEqualTo("wanted PostgreSQL's programs in /usr/lib/postgresql/15/bin, found no pg_ctl, pg_rewind");
        assertThat(pair.failure().hint()).contains("apt-get install postgresql-15", "correct bin_directory");
    }

    @Test
    void programsOfAnotherVersionThanTheServersAreFound() {
        pair.programs = new Programs(List.of(), Optional.of("14.11"));
        assertThat(pair.failure().sentence())
                .isEqualTo("wanted programs of the server's version 15 in bin_directory, found 14");
    }

    @Test
    void aDirectoryOfTheWrongOwnerGetsTheCommandsThatRepairIt() {
        pair.directory = new Ownership("root", "755");
        assertThat(pair.failure().sentence())
                .isEqualTo("wanted /data/db1 to belong to postgres with mode 700 or 750, found root with mode 755");
        assertThat(pair.failure().hint()).contains("chown -R postgres /data/db1 && chmod 700 /data/db1");
    }

    @Test
    void aServerOnAnotherPortThanDeclaredIsFound() {
        pair.servedPort = OptionalInt.of(5433);
        assertThat(pair.failure().sentence()).isEqualTo("wanted its server on port 5432, found it on port 5433");
    }

    @Test
    void anotherServerThanTheDirectorysIsFound() {
        pair.servedDirectory = Optional.of("/data/other");
        assertThat(pair.failure().sentence())
                .isEqualTo("wanted the server of /data/db1 at host-db1 port 5432, found the one of /data/other");
    }

    @Test
    void aPassfileThatPostgresqlWouldNotUseIsFound() {
        pair.passfile = new Passfile(Optional.of(new Ownership("postgres", "644")), true, true);
        assertThat(pair.failure().sentence()).contains("found postgres with mode 644: PostgreSQL would not use it");
        pair.passfile = new Passfile(Optional.empty(), false, false);
        assertThat(pair.failure().hint()).contains("*:*:*:replicator:PASSWORD");
        pair.passfile = new Passfile(Optional.of(new Ownership("postgres", "600")), true, false);
        assertThat(pair.failure().sentence()).isEqualTo("wanted a line for replicator in /etc/pgpass, found none");
    }

    @Test
    void aWrongPasswordIsSaidInTheServersWords() {
        String words = "FATAL: password authentication failed for user \"watcher\"";
        pair.seen = Optional.of(new Unknown("db1", NOON, UnknownReason.LOGIN_REFUSED, words));
        assertThat(pair.failure().sentence())
                .isEqualTo("server at host-db1 port 5432 refuses the watcher watcher: " + words);
        assertThat(pair.failure().hint()).contains("clusters.shop.watcher", "pg_hba.conf");
    }

    @Test
    void anOperatorWhoIsRefusedIsToldApartFromOneWhoLacksGrants() {
        pair.operator = new OperatorAnswer.Refused("FATAL: password authentication failed for user \"operator\"");
        assertThat(pair.failure().name()).isEqualTo("operator-login");
        pair.operator = new OperatorAnswer.LoggedIn(List.of("GRANT pg_checkpoint TO operator"));
        assertThat(pair.failure().sentence()).endsWith("found that it lacks 1 grant");
        assertThat(pair.failure().hint()).endsWith("in the database postgres:\nGRANT pg_checkpoint TO operator;");
    }

    @Test
    @Tag("trap-9")
    void aWatcherWithoutPgMonitorGetsTheGrant() {
        pair.seesStatistics = false;
        assertThat(pair.failure().hint()).isEqualTo("run on the primary: GRANT pg_monitor TO watcher");
    }

    @Test
    @Tag("alert-28")
    void aWatcherWhoMayNotReadTheFilesErrorsGetsTheGrant() {
        pair.upkeep = Upkeep.UNKNOWN;
        assertThat(pair.found(Verdict.WARN))
                .filteredOn(check -> check.name().equals("watcher-files"))
                .singleElement()
                .satisfies(check -> assertThat(check.hint()).isEqualTo("""
                        run on the primary, in the database postgres:
                        GRANT EXECUTE ON FUNCTION pg_catalog.pg_show_all_file_settings(), pg_catalog.pg_hba_file_rules() TO watcher;"""));
    }

    @Test
    @Tag("H5")
    void saysWhichSettingNeedsARestartAndWhichAReload() {
        pair.settings.put("wal_level", "minimal");
        pair.settings.put("max_wal_senders", "2");
        pair.settings.put("max_replication_slots", "0");
        pair.settings.put("hot_standby", "off");
        pair.settings.put("full_page_writes", "off");
        assertThat(pair.found(Verdict.BLOCK).stream().map(Check::hint))
                .containsExactly(
                        "set wal_level = replica; needs a RESTART",
                        "set max_wal_senders = 3; needs a RESTART",
                        "set max_replication_slots = 1; needs a RESTART",
                        "set hot_standby = on; needs a RESTART",
                        "set full_page_writes = on; a reload is enough");
    }

    @Test
    void aServerThatCouldNotBeRewoundIsAWarning() {
        pair.settings.put("data_checksums", "off");
        assertThat(pair.found(Verdict.WARN))
                .extracting(Check::hint)
                .contains("set wal_log_hints = on; needs a RESTART");
        assertThat(pair.found(Verdict.BLOCK)).isEmpty();
    }

    @Test
    void settingsThatAwaitARestartAreNamed() {
        pair.pendingRestart = List.of("max_connections");
        assertThat(pair.found(Verdict.WARN))
                .extracting(Check::sentence)
                .contains("these settings await a restart: max_connections");
    }

    @Test
    void aMissingSlotIsAWarningWithTheStatement() {
        pair.slots = List.of();
        assertThat(pair.found(Verdict.WARN).stream().map(Check::hint))
                .anyMatch(hint -> hint.contains("run on db1: SELECT pg_create_physical_replication_slot('db2', true)"));
    }

    @Test
    void aNodeOfAnotherClusterIsFound() {
        pair.standbyIsBlank = false;
        pair.systemOfTheStandby = 8L;
        assertThat(pair.found(Verdict.BLOCK))
                .extracting(Check::sentence)
                .contains(
                        "wanted the same system identifier on every node, found db1 " + PairSketch.SYSTEM + ", db2 8");
    }
}
