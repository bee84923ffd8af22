package io.understudy.bot.slack.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.bot.settings.BotSettings;
import io.understudy.bot.settings.SettingsFile;
import io.understudy.config.Loaded;
import io.understudy.replication.check.Finding;
import io.understudy.replication.plan.Check;
import io.understudy.slacklocal.LocalSlack;
import io.understudy.slacklocal.LocalSlackSettings;
import io.understudy.slacklocal.api.Limits;
import io.understudy.slacklocal.faults.Fault;
import io.understudy.slacklocal.workspace.Channel;
import io.understudy.slacklocal.workspace.Installation;
import io.understudy.slacklocal.workspace.Member;
import io.understudy.slacklocal.workspace.UserGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code understudy check} says of Slack: a Slack of this machine, and a configuration that fits it or does not. */
final class SlackExaminationIT {
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path directory;

    private LocalSlack slack = LocalSlack.start(settings());
    private Installation app;
    private Channel ops;
    private Member alice;
    private UserGroup dba;
    private String yaml;

    @BeforeEach
    void configure() throws IOException {
        furnish();
    }

    @AfterEach
    void close() {
        slack.close();
    }

    @Test
    void aWorkspaceThatFitsTheConfigurationPasses() {
        assertThat(findings()).allMatch(finding -> finding.check().verdict() == Check.Verdict.PASS);
        assertThat(findings())
                .extracting(finding -> finding.check().sentence())
                .containsExactly(
                        "Slack knows the bot as @understudy in Local (" + app.teamId() + ")",
                        "the bot token has all " + SlackScope.values().length + " scopes",
                        "the app token opens the socket",
                        "the bot is in #ops (" + ops.id() + ")",
                        "the user group @dba (" + dba.id() + ") is there",
                        "1 of the configured people are in Local");
        assertThat(slack.violations()).isEmpty();
    }

    @Test
    void aConfigurationWithoutSlackIsNotExamined() {
        yaml = yaml.replaceFirst("(?s)slack:\n.*?users:", "users:");
        assertThat(SlackExamination.of(load(), CLOCK)).isEmpty();
    }

    @Test
    void eachMissingScopeIsNamedWithWhatWouldNotWork() throws IOException {
        Set<String> fewer = new HashSet<>(app.botScopes());
        fewer.removeAll(Set.of("pins:write", "files:write"));
        reopen(app.withBotScopes(fewer));
        assertThat(faults())
                .containsExactly(
                        "the bot token lacks the scope files:write: there are no pictures of the lag and no reports",
                        "the bot token lacks the scope pins:write: nothing is pinned in an incident's channel");
        assertThat(remedies()).allMatch(hint -> hint.contains("then install the app again"));
    }

    @Test
    void aTokenThatSlackDoesNotKnowIsRefused() throws IOException {
        secret("bot", "xoxb-of-somewhere-else");
        assertThat(faults()).containsExactly("Slack refuses the token of slack.bot_token: invalid_auth");
        assertThat(remedies()).allMatch(hint -> hint.startsWith("copy the Bot User OAuth Token"));
    }

    @Test
    void aRevokedTokenIsSaidToBeRevoked() {
        slack.faults().next("auth.test", 1, new Fault.Refused("token_revoked"));
        assertThat(faults()).containsExactly("Slack refuses the token of slack.bot_token: token_revoked");
        slack.faults().next("auth.test", 1, new Fault.Refused("token_revoked"));
        assertThat(remedies()).allMatch(hint -> hint.startsWith("the app was removed or its token revoked"));
    }

    @Test
    void tokensInEachOthersFilesAreSeenBeforeSlackIsAsked() throws IOException {
        secret("bot", app.appToken());
        secret("app", app.botToken());
        assertThat(faults())
                .containsExactly(
                        "wanted a bot token (xoxb-…) as slack.bot_token, found an app-level token (xapp-…)",
                        "wanted an app-level token (xapp-…) as slack.app_token, found a bot token (xoxb-…)");
    }

    @Test
    void anAppTokenWithoutItsScopeOpensNoSocket() {
        slack.faults().next("apps.connections.open", 1, new Fault.Refused("missing_scope"));
        assertThat(faults()).containsExactly("the token of slack.app_token lacks the scope connections:write");
        slack.faults().next("apps.connections.open", 1, new Fault.Refused("invalid_auth"));
        assertThat(faults()).containsExactly("Slack opens no socket for the token of slack.app_token: invalid_auth");
    }

    @Test
    void aChannelThatTheBotIsNotInIsSaidWithTheInvitation() {
        slack.workspace().channels().leave(ops.id(), app.botUser());
        assertThat(faults()).containsExactly("the bot is not in #ops (" + ops.id() + ")");
        assertThat(remedies()).containsExactly("type /invite @understudy in #ops");
    }

    @Test
    void anArchivedChannelIsSaidToBeArchived() {
        slack.workspace().channels().archive(ops.id());
        assertThat(faults()).containsExactly("#ops (" + ops.id() + ") is archived");
    }

    @Test
    void aChannelThatIsNotThereIsSaidByItsNameOrItsId() {
        yaml = yaml.replace("channel: ops", "channel: database-alerts").replace(ops.id(), "C0NOWHERE");
        assertThat(faults())
                .containsExactly(
                        "Slack shows the bot no channel #database-alerts",
                        "Slack shows the bot no channel C0NOWHERE, which is 'ops' in the configuration");
    }

    @Test
    void aPrivateChannelIsFoundByItsNameAsTheRunningBotFindsIt() {
        slack.workspace().channels().create("database-alerts", true, app.botUser());
        yaml = yaml.replace("channel: ops", "channel: database-alerts");
        assertThat(faults()).isEmpty();
    }

    @Test
    void aUserGroupThatIsNotThereGivesNobodyARole() {
        yaml = yaml.replace(dba.id(), "S0NOWHERE");
        assertThat(faults()).containsExactly("Slack has no user group S0NOWHERE, which stands under slack.groups");
    }

    @Test
    void aPersonOfAnotherWorkspaceIsNobodyHere() {
        yaml = yaml.replace(app.teamId() + "/" + alice.id(), "T0ELSEWHERE/" + alice.id());
        assertThat(faults())
                .containsExactly(
                        "alice is configured as T0ELSEWHERE/" + alice.id() + ", but the bot is in the workspace"
                                + " Local (" + app.teamId() + "): nothing that alice does in Slack counts");
    }

    @Test
    void aSlackThatNobodyCanReachIsOneFindingWithItsAddress() {
        String address = slack.apiUrl().toString();
        slack.close();
        assertThat(faults())
                .singleElement()
                .asString()
                .startsWith("wanted an answer from Slack at " + address + ", found: Slack did not answer (");
        assertThat(remedies())
                .containsExactly(
                        "this machine has to reach that address, by https_proxy where there is a proxy; slack.api_url names another");
    }

    @Test
    void aSlowSlackIsAskedNoLongerThanAPersonWaits() {
        AtomicLong looks = new AtomicLong();
        InstantSource slow = () -> Instant.EPOCH.plusSeconds(4 * looks.getAndIncrement());
        assertThat(failed(SlackExamination.of(load(), slow)).map(Check::sentence))
                .hasSize(3)
                .allMatch(words -> words.endsWith(
                        "found: not asked any more, since Slack took more than 7 s for what came before"));
    }

    private List<Finding> findings() {
        List<Finding> findings = SlackExamination.of(load(), CLOCK);
        assertThat(findings).isNotEmpty().allMatch(finding -> finding.subject().equals("slack"));
        return findings;
    }

    private static Stream<Check> failed(List<Finding> findings) {
        return findings.stream().map(Finding::check).filter(Check::forbids);
    }

    private List<String> faults() {
        return failed(findings()).map(Check::sentence).toList();
    }

    private List<String> remedies() {
        return failed(findings()).map(Check::hint).toList();
    }

    private static LocalSlackSettings settings() {
        return LocalSlackSettings.defaults(CLOCK).withLimits(Limits.OFF);
    }

    private void reopen(Installation other) throws IOException {
        slack.close();
        slack = LocalSlack.start(settings().withApp(other));
        furnish();
    }

    private void furnish() throws IOException {
        app = slack.workspace().app();
        alice = slack.workspace().members().join("alice", "Alice");
        ops = slack.workspace().channels().create("ops", false, alice.id()).orElseThrow();
        slack.workspace().channels().join(ops.id(), app.botUser());
        dba = slack.workspace().members().newGroup("dba", "Database people", List.of(alice.id()));
        secret("bot", app.botToken());
        secret("app", app.appToken());
        secret("password", "not asked for here");
        yaml = """
                slack:
                  api_url: %s
                  bot_token_file: bot
                  app_token_file: app
                  channels: {ops: %s}
                  groups: {%s: [viewer, approver]}
                users:
                  - name: alice
                    slack: %s/%s
                    roles: [viewer, operator]
                clusters:
                  orders:
                    channel: ops
                    watcher: {user: w, password_file: password}
                    operator: {user: o, password_file: password}
                    replicator: {user: r, passfile: /p}
                    nodes:
                      db1: {address: 127.0.0.1, data_directory: /d}
                """.formatted(slack.apiUrl(), ops.id(), dba.id(), app.teamId(), alice.id());
    }

    private void secret(String name, String content) throws IOException {
        Path written = Files.writeString(directory.resolve(name), content + "\n");
        Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-------"));
    }

    private BotSettings load() {
        try {
            Path file = Files.writeString(directory.resolve("understudy.yaml"), yaml);
            Loaded<BotSettings> loaded = SettingsFile.read(file, Map.of());
            assertThat(loaded).isInstanceOf(Loaded.Bound.class);
            return ((Loaded.Bound<BotSettings>) loaded).settings();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
