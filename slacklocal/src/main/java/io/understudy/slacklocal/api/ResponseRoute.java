package io.understudy.slacklocal.api;

import static io.understudy.slacklocal.api.Kind.BOOLEAN;
import static io.understudy.slacklocal.api.Kind.JSON;
import static io.understudy.slacklocal.api.Kind.STRING;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.understudy.slacklocal.serve.Routes;
import io.understudy.slacklocal.workspace.Draft;
import io.understudy.slacklocal.workspace.MessageRef;
import io.understudy.slacklocal.workspace.Passes;
import io.understudy.slacklocal.workspace.Reply;
import io.understudy.slacklocal.workspace.Violations;
import io.understudy.slacklocal.workspace.Workspace;
import java.util.List;
import java.util.Optional;

/**
 * The addresses in commands and clicks that the app may answer to (docs.slack.dev/interactivity/handling-user-interaction):
 * five times within thirty minutes, also in channels that it is not in.
 */
final class ResponseRoute implements Routes {
    /** The name under which faults of these addresses are scripted, and violations kept. */
    private static final String NAME = "response_url";

    private static final Method FORM = Method.of(NAME, call -> Json.object())
            .optional(STRING, "text", "response_type", "thread_ts")
            .optional(JSON, "blocks", "attachments", "metadata")
            .optional(BOOLEAN, "replace_original", "delete_original", "mrkdwn", "unfurl_links", "unfurl_media");

    private final Workspace workspace;
    private final Content content;
    private final Violations violations;
    private final FaultStage stage;

    ResponseRoute(Workspace workspace, Content content, Violations violations, FaultStage stage) {
        this.workspace = workspace;
        this.content = content;
        this.violations = violations;
        this.stage = stage;
    }

    @Override
    public void add(JavalinConfig config) {
        config.routes.post("/response/{code}", ctx -> stage.play(NAME, ctx, () -> take(ctx)));
    }

    private void take(Context ctx) {
        Passes.Use<Reply> use = workspace.responseUrls().use(ctx.pathParam("code"));
        if (use.state() != Passes.State.GOOD) {
            violations.add(NAME, use.state() == Passes.State.USED_UP ? "used more than five times" : "used_url");
            ctx.status(404).result(use.state() == Passes.State.UNKNOWN ? "no_service" : "used_url");
            return;
        }
        try {
            answer(use.stands().orElseThrow(), Arguments.of(ctx));
            ctx.result("ok");
        } catch (RefusalException e) {
            violations.add(NAME, e.refusal().toString());
            ctx.status(400).result(e.refusal().error());
        }
    }

    private void answer(Reply reply, Arguments arguments) {
        FORM.check(arguments);
        Optional<MessageRef> original = reply.message().map(ts -> new MessageRef(reply.channel(), ts));
        if (arguments.flag("delete_original")) {
            original.ifPresent(workspace.messages()::delete);
            return;
        }
        Content.Wording wording = content.of(NAME, arguments);
        if (arguments.flag("replace_original") && original.isPresent()) {
            workspace.messages().reword(original.get(), wording.text(), wording.blocks());
        } else {
            workspace.messages().post(draft(reply, arguments, wording));
        }
    }

    private Draft draft(Reply reply, Arguments arguments, Content.Wording wording) {
        boolean forAll =
                arguments.text("response_type").filter("in_channel"::equals).isPresent();
        return new Draft(
                reply.channel(),
                arguments.text("thread_ts"),
                workspace.app().botUser(),
                wording.text(),
                wording.blocks(),
                forAll ? Optional.empty() : Optional.of(reply.member()),
                List.of());
    }
}
