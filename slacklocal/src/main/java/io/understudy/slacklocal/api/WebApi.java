package io.understudy.slacklocal.api;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.understudy.slacklocal.faults.Faults;
import io.understudy.slacklocal.serve.Address;
import io.understudy.slacklocal.serve.Routes;
import io.understudy.slacklocal.workspace.Violations;
import io.understudy.slacklocal.workspace.Workspace;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The methods under {@code /api/}, where uploads go, and the addresses that answer commands and clicks. */
public final class WebApi implements Routes {
    private final Gate gate;
    private final FaultStage stage;
    private final List<Routes> more;

    public WebApi(
            Workspace workspace, Violations violations, Faults faults, Address address, Clock clock, Limits limits) {
        Content content = new Content(violations);
        this.gate = new Gate(
                workspace.app(), methods(workspace, content, address), new RateLimits(clock, limits), violations);
        this.stage = new FaultStage(faults);
        this.more = List.of(
                new UploadRoute(workspace.files(), violations, stage),
                new ResponseRoute(workspace, content, violations, stage));
    }

    @Override
    public void add(JavalinConfig config) {
        config.routes.post("/api/{method}", this::serve);
        config.routes.get("/api/{method}", this::serve);
        more.forEach(routes -> routes.add(config));
    }

    private void serve(Context ctx) {
        String name = ctx.pathParam("method");
        stage.play(name, ctx, () -> gate.pass(name, ctx).send(ctx));
    }

    private static Map<String, Method> methods(Workspace workspace, Content content, Address address) {
        Map<String, Method> all = new LinkedHashMap<>();
        Stream.of(
                        new AppMethods(workspace, address).all(),
                        new ChatMethods(workspace, content).all(),
                        new PlainChatMethods(workspace).all(),
                        new ChannelMethods(workspace).all(),
                        new ChannelListMethods(workspace).all(),
                        new HighlightMethods(workspace).all(),
                        new FileMethods(workspace, address).all(),
                        new PeopleMethods(workspace).all(),
                        new ViewMethods(workspace).all())
                .flatMap(List::stream)
                .forEach(method -> all.put(method.name(), method));
        return all;
    }
}
