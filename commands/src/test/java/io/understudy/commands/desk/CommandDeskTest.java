package io.understudy.commands.desk;

import static io.understudy.commands.fakes.Samples.ALICE;
import static io.understudy.commands.fakes.Samples.EVE;
import static io.understudy.commands.fakes.Samples.VERA;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.dump.BackupResult;
import io.understudy.commands.chat.ChatMessage.Phase;
import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.Invocation;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.fakes.Office;
import io.understudy.commands.fakes.Samples;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CommandDeskTest {
    private final Office office = new Office("orders");

    @Test
    void echoesThePersonsWordsAndThenAnswersForEverybody() {
        String id = office.say(ALICE, "/replica  status\u00a0");
        List<PostedMessage> all = office.board.all();
        assertThat(all).extracting(PostedMessage::key).containsExactly("echo/" + id, "answer/" + id);
        assertThat(all.get(0).author()).contains(ALICE);
        assertThat(all.get(1).invocation()).contains(id);
        assertThat(all.get(1).message().text()).startsWith("orders: all is well.");
        assertThat(all).allMatch(message -> message.visibleTo(VERA));
    }

    @Test
    @Tag("I3")
    void returnsBeforeAnythingIsDone() {
        office.submit(new Invocation("i1", ALICE, "#orders", "status", Samples.NOW));
        assertThat(office.board.all()).isEmpty();
        assertThat(office.waiting).hasSize(1);
    }

    @Test
    @Tag("F29")
    void doesARedeliveredCommandOnce() {
        Invocation invocation = new Invocation("i1", ALICE, "#orders", "promote db2", Samples.NOW);
        office.submit(invocation);
        office.submit(invocation);
        office.settle();
        office.submit(invocation);
        office.settle();
        assertThat(office.board.all()).extracting(PostedMessage::key).containsExactly("echo/i1", "operation/41");
    }

    @Test
    void answersAPromotionWithTheOperationsOwnMessage() {
        String id = office.say(ALICE, "promote db2 because db1 has disk errors");
        PostedMessage preview = office.message("operation/41");
        assertThat(preview.invocation()).contains(id);
        assertThat(preview.message().phase()).isEqualTo(Phase.AWAITING_DECISION);
        assertThat(office.board.byKey("answer/" + id)).isEmpty();
    }

    @Test
    void showsWhyARequestIsRefusedByItsChecks() {
        String id = office.say(ALICE, "rebuild db1");
        assertThat(office.answer(id).message().text())
                .isEqualTo("orders: nothing was done, rebuild db1 is refused: db1 is the primary.");
    }

    @Test
    @Tag("I3")
    void answersAlsoWhenTheHandlerFallsOver() {
        String id = office.say(ALICE, "start db1");
        assertThat(office.answer(id).message().text())
                .startsWith("Something went wrong here, not in your cluster. Look for error ");
        assertThat(office.answer(id).visibleTo(VERA)).isFalse();
    }

    @Test
    void refusesStrangersAndMissingRolesForTheirEyesOnly() {
        String stranger = office.say(EVE, "status");
        assertThat(office.answer(stranger).message().text())
                .isEqualTo("This needs the role viewer. You are not known here (web:eve). Nothing was done.");
        String viewer = office.say(VERA, "promote db2");
        assertThat(office.answer(viewer).message().text())
                .isEqualTo("This needs the role operator. You (web:vera) have viewer. Nothing was done.");
        assertThat(office.board.all()).noneMatch(message -> message.visibleTo(ALICE));
        assertThat(office.audit)
                .containsExactly(
                        "Eve refused-role status: needs VIEWER", "Vera refused-role promote db2: needs OPERATOR");
    }

    @Test
    @Tag("F48")
    void showsHostileInputHarmlesslyAndOnlyToWhoeverTypedIt() {
        String id = office.say(ALICE, "promote db2\n; rm -rf / \u202e <!channel>");
        assertThat(office.message("echo/" + id).message().text())
                .isEqualTo("promote db2\\u000a; rm -rf / \\u202e <!channel>");
        assertThat(office.answer(id).message().text()).isEqualTo("There is no node 'db2\\u000a;'.");
        assertThat(office.board.all()).noneMatch(message -> message.visibleTo(VERA));
    }

    @Test
    void editsOneMessageWhileABackupRuns() {
        String id = office.say(ALICE, "backup now");
        assertThat(office.answer(id).message().phase()).isEqualTo(Phase.WORKING);
        office.backups.enter("dumps app");
        office.settle();
        assertThat(office.answer(id).message().text()).isEqualTo("orders: backup runs · dumps app.");
        office.backups.end(new BackupResult.Finished(Samples.backup(Backup.State.VERIFIED, "")));
        assertThat(office.answer(id).message().text())
                .isEqualTo("orders: backup VERIFIED after 4 min, 2.1 GB from db2.");
        assertThat(office.answer(id).message().phase()).isEqualTo(Phase.FINAL);
    }

    @Test
    @Tag("I3")
    void answersAlsoWhenABackupBreaksDown() {
        String id = office.say(ALICE, "backup now");
        office.backups.breakDown(new IllegalStateException("no space"));
        assertThat(office.answer(id).message().text()).startsWith("Something went wrong here");
        assertThat(office.answer(id).message().phase()).isEqualTo(Phase.FINAL);
    }

    @Test
    @Tag("I3")
    void answersWhatAStoppedBotLeftUnanswered() {
        String done = office.say(ALICE, "status");
        String backup = office.say(ALICE, "backup now");
        office.say(ALICE, "promote db2");
        PostedMessage echo = office.message("echo/" + done);
        office.board.put(new Draft("echo/lost", echo.place(), echo.author(), echo.invocation(), echo.message()));
        office.restart();
        assertThat(office.answer("lost").message().title()).isEqualTo("Interrupted");
        assertThat(office.answer(backup).message().title()).isEqualTo("Interrupted");
        assertThat(office.answer(done).message().title()).isEqualTo("orders · HEALTHY");
        assertThat(office.message("operation/41").message().phase()).isEqualTo(Phase.AWAITING_DECISION);
    }

    @Test
    void showsAllClustersAtAGlanceAndAsksWhichOneOtherwise() {
        Office two = new Office("orders", "users");
        assertThat(two.answer(two.say(ALICE, "status")).message().text()).isEqualTo("All 2 clusters are well.");
        assertThat(two.answer(two.say(ALICE, "history")).message().text())
                .isEqualTo("Which cluster? There are orders, users.");
        assertThat(two.answer(two.say(ALICE, "history users")).message().text())
                .isEqualTo("users: nothing was asked for yet.");
        assertThat(two.answer(two.say(ALICE, "backup list orders")).message().text())
                .isEqualTo("orders: there is NO backup yet. To take the first: /replica backup now orders.");
        assertThat(two.answer(two.say(VERA, "help")).message().text()).matches("You can ask for \\d+ things\\..*");
    }
}
