package io.understudy.bot.slack.setup;

import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.methods.response.usergroups.UsergroupsListResponse;
import com.slack.api.model.Usergroup;
import io.understudy.bot.settings.UserSettings;
import io.understudy.bot.slack.SlackMember;
import io.understudy.bot.slack.courier.SlackReply;
import io.understudy.replication.plan.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether anybody in Slack may use the bot: people of the bot's workspace, and user groups that are there. */
final class PeopleChecks {
    private static final String GROUP = "slack-group";
    private final AuthTestResponse self;

    PeopleChecks(AuthTestResponse self) {
        this.self = self;
    }

    /** Of the configured people; {@code groups} are the ids of the configured user groups. */
    List<Check> ofUsers(List<UserSettings> users, Set<String> groups) {
        List<Check> checks = new ArrayList<>();
        int known = 0;
        for (UserSettings user : users) {
            if (user.slack().isPresent()) {
                known++;
                user.slack()
                        .filter(this::isForeign)
                        .map(member -> foreign(user, member))
                        .ifPresent(checks::add);
            }
        }
        if (known == 0 && groups.isEmpty()) {
            checks.add(
                    Check.warn(
                            "slack-people",
                            "nobody in the configuration is in Slack: whoever types a command there is refused",
                            "give people 'slack: " + self.getTeamId()
                                    + "/U0456EFGH' under users (Profile, Copy member ID), or name user groups under slack.groups"));
        } else if (checks.isEmpty() && known > 0) {
            checks.add(Check.pass("slack-people", known + " of the configured people are in " + self.getTeam()));
        }
        return checks;
    }

    /** Of the configured user groups, by their ids; asks Slack only if there are any. */
    List<Check> ofGroups(Set<String> groups, BoundedCalls slack) {
        if (groups.isEmpty()) {
            return List.of();
        }
        SlackReply<UsergroupsListResponse> reply =
                slack.call(methods -> methods.usergroupsList(args -> args.includeDisabled(true)));
        if (!(reply instanceof SlackReply.Done<UsergroupsListResponse> done)) {
            return List.of(
                    Check.unknown(
                            GROUP,
                            "wanted the user groups of slack.groups, found: " + BoundedCalls.words(reply),
                            "they need the scope usergroups:read and a paid plan of Slack; without them give roles under users"));
        }
        Map<String, Usergroup> known = done.response().getUsergroups().stream()
                .collect(Collectors.toMap(Usergroup::getId, Function.identity()));
        return new TreeSet<>(groups).stream().map(id -> judged(id, known)).toList();
    }

    private static Check judged(String id, Map<String, Usergroup> known) {
        Usergroup group = known.get(id);
        if (group == null) {
            return Check.block(
                    GROUP,
                    "Slack has no user group " + id + ", which stands under slack.groups",
                    "take the id from the group's menu in Slack, Copy group ID; it begins with S");
        }
        return Objects.requireNonNullElse(group.getDateDelete(), 0) == 0
                ? Check.pass(GROUP, "the user group @" + group.getHandle() + " (" + id + ") is there")
                : Check.block(
                        GROUP,
                        "the user group @" + group.getHandle() + " (" + id + ") is disabled: it gives nobody a role",
                        "enable it in Slack, or take it out of slack.groups");
    }

    private boolean isForeign(SlackMember member) {
        return !member.team().equals(self.getTeamId()) && !member.team().equals(self.getEnterpriseId());
    }

    private Check foreign(UserSettings user, SlackMember member) {
        return Check.block(
                "slack-people",
                user.name() + " is configured as " + member + ", but the bot is in the workspace " + self.getTeam()
                        + " (" + self.getTeamId() + "): nothing that " + user.name() + " does in Slack counts",
                "if that is the same person, write slack: " + self.getTeamId()
                        + "/… with the member id of that workspace");
    }
}
