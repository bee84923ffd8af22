package io.understudy.bot.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.understudy.bot.settings.BotSettings;
import io.understudy.bot.slack.SlackSettings;
import io.understudy.bot.slack.people.GroupsOfWorkspace;
import io.understudy.bot.slack.people.SlackGroups;
import io.understudy.commands.access.People;
import io.understudy.commands.access.Role;
import io.understudy.replication.operate.Identities;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;

/** Who is who and who may what, on every platform. */
final class PeopleModule extends AbstractModule {
    @Provides
    @Singleton
    People people(BotSettings settings, SlackGroups slack) {
        Map<String, Set<Role>> groups =
                settings.slack().map(SlackSettings::groups).orElse(Map.of());
        return new ConfiguredPeople(settings.users(), groups, slack);
    }

    @Provides
    @Singleton
    Identities identities(BotSettings settings) {
        return new ConfiguredIdentities(settings.users());
    }

    @Provides
    @Singleton
    SlackGroups slackGroups(BotSettings settings, InstantSource clock) {
        return settings.slack()
                .filter(slack -> !slack.groups().isEmpty())
                .<SlackGroups>map(slack -> new GroupsOfWorkspace(
                        slack, clock, Executors.newCachedThreadPool(Threads.numbered("slack-people"))))
                .orElseGet(SlackGroups::none);
    }
}
