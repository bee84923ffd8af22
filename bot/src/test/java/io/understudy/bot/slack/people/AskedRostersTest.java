package io.understudy.bot.slack.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.bot.slack.SlackSettings;
import io.understudy.bot.slack.courier.SlackApi;
import io.understudy.bot.slack.courier.SlackIdentity;
import io.understudy.commands.fakes.ManualClock;
import io.understudy.replication.cluster.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The questions about a group as Slack gets them, and what its answers mean. */
class AskedRostersTest {
    private final GroupMethods slack = new GroupMethods();
    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-20T14:02:11Z"));
    private final SlackApi api = new SlackApi(settings(slack.apiUrl()), Duration.ofSeconds(5));
    private final AskedRosters rosters = new AskedRosters(api, new SlackIdentity(api), clock);

    @AfterEach
    void close() {
        api.close();
        slack.close();
    }

    @Test
    void asksWhoIsInTheGroupAndOnceWhichWorkspaceThatIs() {
        slack.groupIs("{\"ok\":true,\"users\":[\"U1A\",\"U2B\"]}");
        assertThat(rosters.of("S0DBA")).isEqualTo(new Roster.Known("T1A", Set.of("U1A", "U2B")));
        rosters.of("S0OPS");
        assertThat(slack.calls)
                .hasSize(3)
                .satisfiesExactly(
                        self -> assertThat(self).startsWith("auth.test"),
                        dba -> assertThat(dba)
                                .startsWith("usergroups.users.list")
                                .contains("usergroup=S0DBA"),
                        ops -> assertThat(ops)
                                .startsWith("usergroups.users.list")
                                .contains("usergroup=S0OPS"));
    }

    @Test
    void saysWhichScopeTheTokenLacks() {
        slack.groupIs(
                "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"usergroups:read\",\"provided\":\"chat:write\"}");
        assertThat(rosters.of("S0DBA"))
                .isEqualTo(new Roster.Unknown(
                        "it answered missing_scope: the bot's token lacks the scope usergroups:read", Duration.ZERO));
    }

    @Test
    void aWorkspaceThatIsNotKnownIsAskedForAgain() {
        slack.selfIs("{\"ok\":false,\"error\":\"internal_error\"}");
        assertThat(rosters.of("S0DBA"))
                .isEqualTo(new Roster.Unknown("it does not say which workspace the bot is in", Duration.ZERO));
        slack.selfIs("{\"ok\":true,\"team_id\":\"T1A\",\"user_id\":\"U0BOT\"}");
        assertThat(rosters.of("S0DBA")).isEqualTo(new Roster.Known("T1A", Set.of()));
    }

    @Test
    void afterTooManyQuestionsNoneIsAskedAboutAnyGroupUntilTheTimeIsOver() {
        slack.answersWith(429);
        Roster limited = new Roster.Unknown("it was asked too often and wants 7 s of rest", Duration.ofSeconds(7));
        assertThat(rosters.of("S0DBA")).isEqualTo(limited);
        slack.answersWith(200);
        clock.advance(Duration.ofSeconds(6));
        assertThat(rosters.of("S0OPS"))
                .isEqualTo(new Roster.Unknown("it was asked too often and wants 1 s of rest", Duration.ofSeconds(1)));
        assertThat(slack.calls).hasSize(2);
        clock.advance(Duration.ofSeconds(1));
        assertThat(rosters.of("S0OPS")).isInstanceOf(Roster.Known.class);
    }

    @Test
    void aSlackInTroubleIsUnknownNotEmpty() {
        slack.answersWith(500);
        assertThat(rosters.of("S0DBA"))
                .isEqualTo(new Roster.Unknown("Slack answered with HTTP status 500", Duration.ZERO));
        slack.close();
        assertThat(rosters.of("S0DBA")).isInstanceOf(Roster.Unknown.class);
    }

    private static SlackSettings settings(URI apiUrl) {
        return new SlackSettings(
                SlackSettings.Mode.SOCKET,
                apiUrl,
                new Secret("xoxb-test"),
                Optional.of(new Secret("xapp-test")),
                Optional.empty(),
                "/replica",
                Map.of(),
                Map.of(),
                "127.0.0.1",
                0,
                Duration.ofDays(1));
    }
}
