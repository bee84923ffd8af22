package io.understudy.bot.slack.setup;

import com.slack.api.methods.response.auth.AuthTestResponse;
import io.understudy.bot.settings.BotSettings;
import io.understudy.bot.slack.SlackSettings;
import io.understudy.replication.check.Finding;
import io.understudy.replication.plan.Check;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is missing for the bot to be in Slack, with remedies. Takes ten seconds at most, and changes nothing there. */
public final class SlackExamination {
    private final BotSettings settings;
    private final SlackSettings slack;
    private final InstantSource clock;

    private SlackExamination(BotSettings settings, SlackSettings slack, InstantSource clock) {
        this.settings = settings;
        this.slack = slack;
        this.clock = clock;
    }

    /** Every finding, in the order in which one would mend them; none if Slack is not configured. */
    public static List<Finding> of(BotSettings settings, InstantSource clock) {
        return settings
                .slack()
                .map(slack -> new SlackExamination(settings, slack, clock).checks())
                .orElse(List.of())
                .stream()
                .map(check -> new Finding("slack", check))
                .toList();
    }

    private List<Check> checks() {
        try (BoundedCalls calls = new BoundedCalls(slack, clock)) {
            BotToken token = BotToken.tested(slack, calls);
            List<Check> checks = new ArrayList<>(token.checks());
            // Where nobody answers, every other question would wait for the same silence.
            if (token.checks().stream().noneMatch(check -> check.name().equals(BotToken.REACHABLE))) {
                slack.appToken().map(app -> new AppToken(app).check(calls)).ifPresent(checks::add);
            }
            token.self().ifPresent(self -> checks.addAll(inside(self, calls)));
            return checks;
        }
    }

    private List<Check> inside(AuthTestResponse self, BoundedCalls calls) {
        PeopleChecks people = new PeopleChecks(self);
        Set<String> groups = slack.groups().keySet();
        List<Check> checks = new ArrayList<>(new ChannelChecks(calls, slack.channels(), self.getUser()).of(channels()));
        checks.addAll(people.ofGroups(groups, calls));
        checks.addAll(people.ofUsers(settings.users(), groups));
        return checks;
    }

    /** Wherever the configuration lets the bot speak by itself, or gives a channel a meaning. */
    private Set<String> channels() {
        Set<String> channels = new LinkedHashSet<>();
        settings.clusters().values().forEach(cluster -> {
            channels.add(cluster.channel());
            cluster.escalation().channel().ifPresent(channels::add);
        });
        channels.addAll(settings.channels().keySet());
        channels.addAll(slack.channels().keySet());
        return channels;
    }
}
