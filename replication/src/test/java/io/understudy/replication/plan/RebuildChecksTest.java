package io.understudy.replication.plan;

import static io.understudy.replication.plan.Scene.copy;
import static io.understudy.replication.plan.Scene.rebuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.PrimarySketch;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.diagnose.StandbySketch;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.Slot.WalStatus;
import io.understudy.replication.plan.Check.Verdict;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every pre-flight check of source and place that a rebuild makes, made to fire by the one fact that it asks for. */
class RebuildChecksTest {
    private final Scene scene = Scene.wellPair()
            .sees(new PrimarySketch("db1").seen())
            .sees(Sketch.down("db2", DownReason.REFUSED))
            .on(new HostSketch("db2").asStandby().stoppedAt(Sketch.HERE));

    @Test
    void aStoppedStandbyWithNothingElseWrongPassesEveryOne() {
        assertThat(scene.plan(rebuild("db2")).checks())
                .allSatisfy(
                        check -> assertThat(check.verdict()).as(check.name()).isEqualTo(Verdict.PASS));
    }

    @Test
    @Tag("F42")
    void nothingIsBuiltFromAStandbyThatMayLagOrBePaused() {
        scene.sees(new StandbySketch("db3").withoutReceiver().paused().seen()).on(new HostSketch("db3").asStandby());
        assertThat(scene.steps(copy("db2"))).noneMatch(step -> step.contains("db3"));
        scene.sees(Sketch.down("db1", DownReason.REFUSED));
        assertThat(scene.objection(copy("db2"))).isEqualTo("There is no primary to build db2 from.");
    }

    @ParameterizedTest
    @Tag("F43")
    @Tag("story-8")
    @ValueSource(
            strings = {"/", "//", "/etc/postgresql/15/main", "/home/alice/", "/var/lib/postgresql", "/var/lib", "/usr"})
    void neverTouchesTheSystemAHomeOrAConfigurationDirectoryWhereverALinkLeads(String path) {
        scene.files("db2", new FilesSketch().at(path));
        answers("directory-is-no-home", Verdict.BLOCK, "/data/db2 leads to " + path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/var/lib/postgresql/15/main", "/usr/local/pgsql/data", "/home/alice/data", "/srv/pg"})
    void acceptsTheUsualPlaces(String path) {
        scene.files("db2", new FilesSketch().at(path));
        assertThat(scene.check(copy("db2"), "directory-is-no-home").verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    @Tag("F42")
    void programsOfAnotherVersionAreRefused() {
        scene.files("db2", new FilesSketch().program("14.9"));
        answers("programs-of-the-same-version", Verdict.BLOCK, "are of PostgreSQL 14.9, the primary is 15.18");
        scene.files("db2", new FilesSketch().withoutProgram());
        answers("programs-of-the-same-version", Verdict.BLOCK, "There is no postgres program");
        scene.withoutFilesOf("db2");
        answers("programs-of-the-same-version", Verdict.UNKNOWN, "could not be read");
    }

    @Test
    @Tag("H1")
    void aDirectoryOfAnotherUserIsRefused() {
        scene.files("db2", new FilesSketch().ownedBy("root"));
        answers("directory-owner", Verdict.BLOCK, "belongs to root, the server runs as postgres");
    }

    @Test
    void aDirectoryThatNobodyMayMakeIsRefused() {
        scene.on(new HostSketch("db2").with(new DataDirectory.Absent()))
                .files("db2", new FilesSketch().absentWhereNothingCanBeMade());
        answers("directory-can-be-made", Verdict.BLOCK, "postgres may not make /data/db");
    }

    @Test
    @Tag("F47")
    void aSlotOfThatNameThatIsSomebodyElsesIsNeverTaken() {
        scene.sees(new PrimarySketch("db1").hasLogicalSlot("db2").seen());
        answers("slot-is-ours", Verdict.BLOCK, "is a logical one, of somebody else");
        scene.sees(
                new PrimarySketch("db1").sendsTo("barman").hasActiveSlot("db2").seen());
        answers("slot-is-ours", Verdict.BLOCK, "is in use, and not by db2");
    }

    @Test
    @Tag("F47")
    void anOrphanOfTheNodesOwnNameIsAdopted() {
        scene.sees(new PrimarySketch("db1")
                .hasSlot("db2", WalStatus.RESERVED, Optional.of(Sketch.HERE))
                .seen());
        assertThat(scene.check(copy("db2"), "slot-is-ours").verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void aSourceWithoutFreeSendersOrSlotsIsRefused() {
        scene.details("db1", Map.of("max_wal_senders", "1", "max_replication_slots", "0", "full_page_writes", "on"));
        answers("free-wal-senders", Verdict.BLOCK, "max_wal_senders of db1 is 1, 2 are needed");
        answers("room-for-a-slot", Verdict.BLOCK, "max_replication_slots of db1 is 0, 1 are needed");
        scene.details("db1", Map.of("full_page_writes", "on"));
        answers("free-wal-senders", Verdict.WARN, "could not be read");
    }

    @Test
    @Tag("F19")
    void aSourceThatCannotHoldTheWalWrittenMeanwhileIsRefused() {
        scene.files("db1", new FilesSketch().walFree(30 * Sketch.MEGABYTE));
        answers("source-disk-space", Verdict.BLOCK, "are free for WAL on db1");
    }

    @Test
    @Tag("H1")
    void aNodeThatWouldRefuseThePrimarysClientsIsSaid() {
        scene.files("db1", new FilesSketch().rules("host all all all md5", "host replication all all md5"));
        answers("same-client-rules", Verdict.WARN, "pg_hba.conf of db2 lacks 2 rules of db1.");
        scene.files("db1", new FilesSketch().withoutRules());
        answers("same-client-rules", Verdict.WARN, "could not be compared");
    }

    private void answers(String name, Verdict verdict, String part) {
        Check check = scene.check(copy("db2"), name);
        assertThat(check.verdict()).isEqualTo(verdict);
        assertThat(check.sentence()).contains(part);
        assertThat(check.hint()).isNotEmpty();
    }
}
