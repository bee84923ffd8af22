package io.understudy.slacklocal.api;

import static io.understudy.slacklocal.api.Kind.BOOLEAN;
import static io.understudy.slacklocal.api.Kind.STRING;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.understudy.slacklocal.workspace.Member;
import io.understudy.slacklocal.workspace.UserGroup;
import io.understudy.slacklocal.workspace.Workspace;
import java.util.List;

/** bots.info, users.info, usergroups.list and usergroups.users.list. */
final class PeopleMethods {
    private final Workspace workspace;

    PeopleMethods(Workspace workspace) {
        this.workspace = workspace;
    }

    List<Method> all() {
        return List.of(
                Method.of("bots.info", this::bot)
                        .needs("users:read")
                        .optional(STRING, "bot", "team_id")
                        .limited(Quota.TIER_3),
                Method.of("users.info", this::info)
                        .needs("users:read")
                        .required(STRING, "user")
                        .optional(BOOLEAN, "include_locale")
                        .limited(Quota.TIER_4),
                Method.of("usergroups.list", this::groups)
                        .needs("usergroups:read")
                        .optional(BOOLEAN, "include_count", "include_disabled", "include_users")
                        .optional(STRING, "team_id")
                        .limited(Quota.TIER_2),
                Method.of("usergroups.users.list", this::users)
                        .needs("usergroups:read")
                        .required(STRING, "usergroup")
                        .optional(BOOLEAN, "include_disabled")
                        .optional(STRING, "team_id")
                        .limited(Quota.TIER_2));
    }

    private ObjectNode bot(Call call) {
        if (!workspace.app().botId().equals(call.get("bot"))) {
            throw Refusal.state("bot_not_found");
        }
        return Json.with(
                "bot",
                Json.object()
                        .put("id", workspace.app().botId())
                        .put("deleted", false)
                        .put("name", "understudy")
                        .put("app_id", workspace.app().appId())
                        .put("user_id", workspace.app().botUser()));
    }

    private ObjectNode info(Call call) {
        Member member = workspace.members().find(call.get("user")).orElseThrow(() -> Refusal.state("user_not_found"));
        ObjectNode user = Json.object()
                .put("id", member.id())
                .put("team_id", workspace.app().teamId())
                .put("name", member.name())
                .put("real_name", member.realName())
                .put("deleted", false)
                .put("is_bot", member.bot());
        user.putObject("profile").put("real_name", member.realName()).put("display_name", member.name());
        return Json.with("user", user);
    }

    private ObjectNode groups(Call call) {
        ObjectNode answer = Json.object();
        ArrayNode groups = answer.putArray("usergroups");
        for (UserGroup group : workspace.members().groups()) {
            ObjectNode json = groups.addObject()
                    .put("id", group.id())
                    .put("team_id", workspace.app().teamId())
                    .put("is_usergroup", true)
                    .put("name", group.name())
                    .put("handle", group.handle())
                    .put("date_delete", 0);
            if (call.arguments().flag("include_count")) {
                json.put("user_count", group.users().size());
            }
            if (call.arguments().flag("include_users")) {
                group.users().forEach(json.putArray("users")::add);
            }
        }
        return answer;
    }

    private ObjectNode users(Call call) {
        UserGroup group = workspace.members().groups().stream()
                .filter(each -> each.id().equals(call.get("usergroup")))
                .findFirst()
                .orElseThrow(() -> Refusal.state("no_such_subteam"));
        ObjectNode answer = Json.object();
        group.users().forEach(answer.putArray("users")::add);
        return answer;
    }
}
