package io.understudy.bot.demo;

import io.understudy.slacklocal.LocalSlack;
import io.understudy.slacklocal.LocalSlackSettings;
import io.understudy.slacklocal.api.Limits;
import io.understudy.slacklocal.people.Participant;
import io.understudy.slacklocal.workspace.Ids;
import io.understudy.slacklocal.workspace.Installation;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** A Slack of this machine for the demo: a workspace with the demo's users and one channel. */
public final class DemoSlack implements AutoCloseable {
    private static final String CHANNEL = "ops";
    private final LocalSlack slack;

    private DemoSlack(LocalSlack slack) {
        this.slack = slack;
    }

    static DemoSlack start(List<DemoUser> users, SecureRandom random) {
        Ids ids = new Ids(random);
        LocalSlack slack = LocalSlack.start(
                new LocalSlackSettings(0, Clock.systemUTC(), Installation.fresh(ids), ids, Limits.AS_DOCUMENTED));
        String bot = slack.workspace().app().botUser();
        String channel = slack.workspace()
                .channels()
                .create(CHANNEL, false, bot)
                .orElseThrow()
                .id();
        for (DemoUser user : users) {
            Participant member = slack.member(user.name());
            slack.workspace().channels().join(channel, member.member().id());
        }
        return new DemoSlack(slack);
    }

    /** The page that shows the workspace. */
    public URI page() {
        return slack.pageUrl();
    }

    /** Where its methods are. */
    public URI api() {
        return slack.apiUrl();
    }

    /** The Slack itself, for those who act in it without the page. */
    public LocalSlack itself() {
        return slack;
    }

    /** The section {@code slack} of the bot's configuration. */
    String yaml(DemoFiles files) throws IOException {
        Installation app = slack.workspace().app();
        return """
                slack:
                  api_url: %s
                  bot_token_file: %s
                  app_token_file: %s
                  signing_secret_file: %s
                  channels:
                    %s: %s
                """.formatted(
                slack.apiUrl(),
                files.secret("slack-bot.token", app.botToken()),
                files.secret("slack-app.token", app.appToken()),
                files.secret("slack-signing.secret", app.signingSecret()),
                CHANNEL,
                slack.workspace().channels().named(CHANNEL).orElseThrow().id());
    }

    /** Who that is in Slack, as the configuration names people. */
    String idOf(DemoUser user) {
        return slack.workspace().app().teamId() + "/"
                + slack.member(user.name()).member().id();
    }

    @Override
    public void close() {
        slack.close();
    }
}
