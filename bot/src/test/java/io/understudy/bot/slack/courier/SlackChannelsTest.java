package io.understudy.bot.slack.courier;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.bot.slack.courier.SlackChannels.Where;
import io.understudy.slacklocal.faults.Fault;
import io.understudy.slacklocal.faults.Fault.When;
import io.understudy.slacklocal.workspace.Channel;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SlackChannelsTest {
    private final SlackOffice office = new SlackOffice();
    private final SlackChannels channels = office.channels;

    @AfterEach
    void nothingWasDoneAgainstSlacksRules() {
        assertThat(office.slack.violations()).isEmpty();
        office.close();
    }

    @Test
    void aNameOfTheConfigurationCountsBothWaysWithoutAskingSlack() {
        office.slack.faults().next("conversations.list", 1, new Fault.ServerError(When.BEFORE_EFFECT));

        assertThat(channels.find("ops")).isEqualTo(new Where.Here(office.ops.id()));
        assertThat(channels.boardName(office.ops.id())).isEqualTo("ops");
        assertThat(office.slack.faults().left("conversations.list")).isOne();
    }

    @Test
    void aChannelThatTheConfigurationDoesNotNameIsItsId() {
        assertThat(channels.find("C0123ABCD")).isEqualTo(new Where.Here("C0123ABCD"));
        assertThat(channels.boardName("C0123ABCD")).isEqualTo("C0123ABCD");
    }

    @Test
    void aClustersChannelIsFoundByItsNameInSlackAndKnownByItFromThenOn() {
        Channel general = office.channel("general");
        Channel random = office.channel("random");

        assertThat(channels.find("general")).isEqualTo(new Where.Here(general.id()));
        assertThat(channels.boardName(general.id())).isEqualTo("general");
        assertThat(channels.boardName(random.id()))
                .as("a name that the configuration never says means nothing")
                .isEqualTo(random.id());
    }

    @Test
    void aNameThatSlackDoesNotHaveIsAskedForOnceAMinute() {
        assertThat(channels.find("general")).isInstanceOf(Where.Nowhere.class);
        Channel general = office.channel("general");
        assertThat(channels.find("general")).isInstanceOf(Where.Nowhere.class);

        office.clock.advance(Duration.ofMinutes(2));
        assertThat(channels.find("general")).isEqualTo(new Where.Here(general.id()));
    }

    @Test
    void aQuestionThatFailedIsNoAnswer() {
        Channel general = office.channel("general");
        office.slack.faults().next("conversations.list", 1, new Fault.ServerError(When.BEFORE_EFFECT));

        assertThat(channels.find("general")).isInstanceOf(Where.NotKnown.class);
        assertThat(channels.find("general")).isEqualTo(new Where.Here(general.id()));
    }

    @Test
    void aNameIsUsedAsItIsWhereSlackTellsNobodyItsChannelsAndItsIdOnceItIsKnown() {
        office.slack.faults().next("conversations.list", 1, new Fault.Refused("unknown_method"));

        assertThat(channels.find("general")).isEqualTo(new Where.Here("general"));
        channels.learn("general", "CGENERAL");
        assertThat(channels.find("general")).isEqualTo(new Where.Here("CGENERAL"));
        assertThat(channels.boardName("CGENERAL")).isEqualTo("general");
    }

    @Test
    void publicChannelsAreFoundWithoutTheScopeForPrivateOnes() {
        Channel general = office.channel("general");
        office.slack.faults().next("conversations.list", 1, new Fault.Refused("missing_scope"));

        assertThat(channels.find("general")).isEqualTo(new Where.Here(general.id()));
    }
}
