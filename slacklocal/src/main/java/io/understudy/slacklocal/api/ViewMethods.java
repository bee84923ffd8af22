package io.understudy.slacklocal.api;

import static io.understudy.slacklocal.api.Kind.JSON;
import static io.understudy.slacklocal.api.Kind.STRING;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.understudy.slacklocal.rules.BlockRules;
import io.understudy.slacklocal.rules.Problem;
import io.understudy.slacklocal.workspace.OpenView;
import io.understudy.slacklocal.workspace.Passes;
import io.understudy.slacklocal.workspace.Workspace;
import java.util.List;

/** views.open. */
final class ViewMethods {
    private static final int MOST_BYTES = 250 * 1024;

    private final Workspace workspace;

    ViewMethods(Workspace workspace) {
        this.workspace = workspace;
    }

    List<Method> all() {
        return List.of(Method.of("views.open", this::open)
                .required(STRING, "trigger_id")
                .required(JSON, "view")
                .limited(Quota.TIER_4));
    }

    private ObjectNode open(Call call) {
        JsonNode view = call.arguments().json("view", "invalid_arguments").orElseThrow();
        if (view.toString().length() > MOST_BYTES) {
            throw Refusal.misuse("view_too_large");
        }
        List<String> problems =
                BlockRules.view(view).stream().map(Problem::toString).toList();
        if (!problems.isEmpty()) {
            throw Refusal.misuse("invalid_arguments", problems);
        }
        return Json.with("view", opened(workspace.views().open(member(call.get("trigger_id")), view)));
    }

    /** Who typed or clicked; a trigger opens one view, within three seconds. */
    private String member(String trigger) {
        Passes.Use<String> use = workspace.triggers().use(trigger);
        if (use.state() == Passes.State.EXPIRED) {
            throw Refusal.state("expired_trigger_id");
        }
        if (use.state() == Passes.State.USED_UP) {
            throw Refusal.misuse("exchanged_trigger_id");
        }
        return use.stands().orElseThrow(() -> Refusal.misuse("invalid_trigger_id"));
    }

    private ObjectNode opened(OpenView view) {
        ObjectNode json = (ObjectNode) view.view().deepCopy();
        json.put("id", view.id())
                .put("team_id", workspace.app().teamId())
                .put("app_id", workspace.app().appId())
                .put("bot_id", workspace.app().botId())
                .put("hash", view.hash())
                .put("root_view_id", view.id());
        json.putObject("state").putObject("values");
        return json;
    }
}
