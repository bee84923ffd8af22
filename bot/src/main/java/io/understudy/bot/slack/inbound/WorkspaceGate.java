package io.understudy.bot.slack.inbound;

import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.middleware.MiddlewareChain;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestType;
import com.slack.api.bolt.response.Response;
import io.understudy.bot.slack.courier.SlackIdentity;
import io.understudy.bot.slack.courier.SlackIdentity.Self;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets through what comes from the bot's own workspace, for its own app, and is of a kind that the bot asked for. In the place
 * of Bolt's own check, which remembers a failed question to Slack for ten minutes.
 */
final class WorkspaceGate implements Middleware {
    private static final Set<RequestType> OF_SLACK_ITSELF = Set.of(RequestType.UrlVerification, RequestType.SSLCheck);
    private static final Set<RequestType> ASKED_FOR =
            Set.of(RequestType.Command, RequestType.BlockAction, RequestType.ViewSubmission);
    private static final Logger LOG = LoggerFactory.getLogger(WorkspaceGate.class);

    private final SlackIdentity identity;
    private final OwnApp app;
    private final SecurityEvents security;

    WorkspaceGate(SlackIdentity identity, OwnApp app, SecurityEvents security) {
        this.identity = identity;
        this.app = app;
        this.security = security;
    }

    @Override
    @SuppressWarnings("rawtypes") // Bolt's own signature.
    public Response apply(Request request, Response response, MiddlewareChain chain) throws Exception {
        if (OF_SLACK_ITSELF.contains(request.getRequestType())) {
            return chain.next(request);
        }
        // Not acknowledged: Slack tells whoever did it that nothing came of it, or sends it again.
        Self self = identity.self()
                .orElseThrow(() -> new UnansweredException(
                        "wanted to know the bot's own workspace, found that auth.test was not answered well; nothing was"
                                + " done. Look whether Slack is in trouble, and try: understudy check"));
        Origin origin = Origin.of(request);
        if (!origin.isOf(self.team()) || !app.mayBe(origin.app())) {
            security.record(
                    origin.claimed(),
                    "a " + request.getRequestType() + " of the workspace " + String.join("+", origin.teams())
                            + " for the app " + origin.app().orElse("(unsaid)")
                            + ", neither of which may differ from the bot's ("
                            + self.team() + "); nothing was done");
            return Response.ok();
        }
        if (!ASKED_FOR.contains(request.getRequestType())) {
            LOG.info(
                    "Slack sent a {}, which the bot does not use; acknowledged, nothing done",
                    request.getRequestType());
            return Response.ok();
        }
        return chain.next(request);
    }
}
