package io.understudy.bot.slack.courier;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.chat.ChatMessage.Phase;
import io.understudy.commands.chat.Place;
import io.understudy.commands.deliver.Outcome;
import io.understudy.commands.deliver.PlatformChannels.MadeChannel;
import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.incident.Attention;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.TimelineEntry;
import io.understudy.replication.incident.Trouble;
import io.understudy.slacklocal.faults.Fault;
import io.understudy.slacklocal.faults.Fault.When;
import io.understudy.slacklocal.workspace.Bookmark;
import io.understudy.slacklocal.workspace.Channel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class IncidentRoomsTest {
    private static final String ROOM = "incident-1-orders";

    private final SlackOffice office = new SlackOffice();
    private final Incident incident = office.incidents.open(
            new Trouble(
                    "orders", "db2/stream", Alert.NOT_STREAMING, Severity.CRITICAL, "db2 stopped", "look", List.of()),
            office.clock.instant());

    @BeforeEach
    void theIncidentIsTold() throws InterruptedException {
        office.say("incident/1", "CRITICAL orders: db2 stopped streaming.");
    }

    @AfterEach
    void nothingWasDoneAgainstSlacksRules() {
        assertThat(office.slack.violations()).isEmpty();
        office.close();
    }

    @Test
    void makesAChannelWithPeopleTopicPinAndBookmarkAndArchivesItWhenTheIncidentIsLongOver()
            throws InterruptedException {
        say("runbook", "1. look at db2");
        say("worse", "db2 is worse");

        Channel room = office.named(ROOM);
        assertThat(room.members())
                .containsExactlyInAnyOrder(office.bot(), office.alice.id(), office.bob.id(), office.carol.id());
        assertThat(room.topic()).isEqualTo("CRITICAL orders: db2 stopped streaming.");
        assertThat(room.pins())
                .containsExactly(office.inSlack("incident/1/runbook").ts());
        assertThat(room.bookmarks()).extracting(Bookmark::link).containsExactly(SlackOffice.CONSOLE.toString());
        assertThat(office.channels.boardName(room.id()))
                .as("what is typed there belongs to the incident")
                .isEqualTo(ROOM);

        end();
        office.archivist.run();
        assertThat(office.inSlack(room).archived()).as("not at once").isFalse();
        office.clock.advance(SlackOffice.ARCHIVE_AFTER);
        office.archivist.run();
        assertThat(office.inSlack(room).archived()).isTrue();
        office.archivist.run();
    }

    @Test
    void makesANewChannelForWhatIsSaidAfterTheFirstWasArchived() throws InterruptedException {
        say("runbook", "1. look at db2");
        office.slack.workspace().channels().archive(office.named(ROOM).id());

        assertThat(say("worse", "db2 is worse")).isInstanceOf(Outcome.Later.class);
        say("worse", "db2 is worse");

        assertThat(office.inSlack("incident/1/worse").channel())
                .isEqualTo(office.named(ROOM + "-2").id());
    }

    @Test
    void doesNotWaitToEditInAChannelThatIsNoMore() throws InterruptedException {
        say("runbook", "1. look at db2");
        office.slack.faults().next("chat.update", 1, new Fault.Refused("channel_not_found"));

        assertThat(say("runbook", "1. look at db2, done")).isInstanceOf(Outcome.Gone.class);
        assertThat(office.made.named("slack", ROOM).orElseThrow().archived()).isTrue();
    }

    @Test
    void doesNotWaitToEditInAChannelWhosePlaceAnotherOneHasTaken() throws InterruptedException {
        say("runbook", "1. look at db2");
        office.made.put("slack", new MadeChannel(ROOM, office.channel("another").id(), false));
        office.slack.faults().next("chat.update", 1, new Fault.Refused("not_in_channel"));

        assertThat(say("runbook", "1. look at db2, done")).isInstanceOf(Outcome.Gone.class);
    }

    @Test
    void takesAnotherNameWhenSomebodyHasIt() throws InterruptedException {
        office.channel(ROOM);
        say("runbook", "1. look at db2");

        assertThat(office.inSlack("incident/1/runbook").channel())
                .isEqualTo(office.named(ROOM + "-2").id());
    }

    @Test
    void staysInTheThreadOfTheIncidentWhereTheBotMayMakeNoChannels() throws InterruptedException {
        office.slack.faults().next("conversations.create", 1, new Fault.Refused("missing_scope"));
        say("runbook", "1. look at db2");

        assertThat(office.inSlack("incident/1/runbook").channel()).isEqualTo(office.ops.id());
        assertThat(office.inSlack("incident/1/runbook").threadTs())
                .contains(office.inSlack("incident/1").ts());
    }

    @Test
    void waitsWithThatChannelAloneWhenItIsNotTheTimeToMakeOne() throws InterruptedException {
        office.slack.faults().next("conversations.create", 1, new Fault.TooManyRequests(Duration.ofSeconds(4)));

        assertThat(say("runbook", "1. look at db2"))
                .isInstanceOfSatisfying(Outcome.Later.class, later -> assertThat(later.wholePlatform())
                        .isFalse());
    }

    @Test
    void onePersonWhoCannotBeInvitedKeepsNobodyElseOut() throws InterruptedException {
        office.slack.faults().next("conversations.invite", 2, new Fault.Refused("cant_invite"));
        say("runbook", "1. look at db2");

        assertThat(office.named(ROOM).members()).hasSize(3).contains(office.carol.id());
    }

    @Test
    void saysWhatIsToBeSaidAndInvitesPeopleLaterWhenSlackIsInTrouble() throws InterruptedException {
        office.slack.faults().next("conversations.invite", 1, new Fault.ServerError(When.BEFORE_EFFECT));

        assertThat(say("runbook", "1. look at db2")).isInstanceOf(Outcome.Shown.class);
        assertThat(office.named(ROOM).members()).containsExactly(office.bot());
        office.archivist.run();
        assertThat(office.named(ROOM).members()).hasSize(4);
    }

    private Outcome say(String what, String text) throws InterruptedException {
        return office.say("incident/1/" + what, Place.in(ROOM), text, Phase.FINAL);
    }

    private void end() {
        office.incidents.close(
                incident.id(),
                Attention.NONE,
                new TimelineEntry(incident.id(), office.clock.instant(), TimelineEntry.Kind.SEEN, "it is over"));
    }
}
