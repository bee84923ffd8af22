package io.understudy.slacklocal.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.understudy.slacklocal.serve.Address;
import io.understudy.slacklocal.workspace.Installation;
import io.understudy.slacklocal.workspace.Workspace;
import java.util.List;

/** auth.test and apps.connections.open. */
final class AppMethods {
    private final Workspace workspace;
    private final Address address;

    AppMethods(Workspace workspace, Address address) {
        this.workspace = workspace;
        this.address = address;
    }

    List<Method> all() {
        return List.of(
                Method.ofAny("auth.test", this::test),
                Method.ofTheApp("apps.connections.open", this::open).needs("connections:write"));
    }

    private ObjectNode test(Call call) {
        Installation app = workspace.app();
        if (call.token() == Token.APP) {
            return Json.object().put("app_id", app.appId()).put("app_name", "Understudy");
        }
        return Json.object()
                .put("url", address.base() + "/")
                .put("team", app.teamName())
                .put("user", "understudy")
                .put("team_id", app.teamId())
                .put("user_id", app.botUser())
                .put("bot_id", app.botId())
                .put("is_enterprise_install", false);
    }

    private ObjectNode open(Call call) {
        String app = workspace.app().appId();
        String ticket = workspace.tickets().issue(app);
        String link = address.at("/link/?ticket=" + ticket + "&app_id=" + app).toString();
        return Json.object().put("url", link.replaceFirst("http", "ws"));
    }
}
