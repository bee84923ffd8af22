package io.understudy.bot.slack.inbound;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.bolt.util.SlackRequestParser.HttpRequest;
import io.understudy.bot.slack.SlackMember;
import io.understudy.bot.slack.render.SlackModal;
import io.understudy.commands.parse.Harmless;
import io.understudy.replication.operate.Person;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one event, whichever way it came: Bolt's app with the bot's handlers. Safe for any thread. */
final class Reception {
    private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    private final App app;
    private final SlackRequestParser parser;
    private final SecurityEvents security;

    /** @param modalThreads see {@link Modals} */
    Reception(InboundContext inbound, OwnApp ownApp, SecurityEvents security, Executor modalThreads) {
        AppConfig config = AppConfig.builder()
                .slack(inbound.api().slack())
                .singleTeamBotToken(inbound.settings().botToken().reveal())
                .unmatchedRequestHandler(Reception::unmatched)
                .build();
        // Bolt's own checks are not among them: of signatures, since they take the future for now, and of the
        // workspace.
        this.app = new App(config, List.of(new WorkspaceGate(inbound.identity(), ownApp, security)));
        this.parser = new SlackRequestParser(config);
        this.security = security;
        SlackModal modal = new SlackModal(inbound.settings().command());
        Modals modals = new Modals(modal, inbound.api(), inbound.responses(), modalThreads);
        app.command(ANY, new TypedCommands(inbound));
        app.blockAction(ANY, new ClickedButtons(inbound, modals, security));
        app.viewSubmission(SlackModal.CALLBACK, new TypedFields(inbound, security));
    }

    /**
     * Everything that came is answered well, also what does nothing, so that Slack neither repeats it nor tells people of an
     * error; what could not be kept is not.
     *
     * @throws Exception if the event could not be kept or judged: it must not be acknowledged
     */
    Response take(HttpRequest raw) throws Exception {
        Request<?> request;
        try {
            request = parser.parse(raw);
        } catch (RuntimeException e) {
            return malformed(e);
        }
        return request == null ? unknown() : answer(request);
    }

    private Response answer(Request<?> request) throws Exception {
        try {
            return app.run(request);
        } catch (MalformedException e) {
            return malformed(e);
        }
    }

    private static Response unknown() {
        LOG.info("Slack sent something of a kind that is not known; acknowledged, nothing done");
        return Response.ok();
    }

    private Response malformed(Exception problem) {
        Person nobody = new Person(SlackMember.PLATFORM, "unknown", "unknown");
        security.record(
                nobody, "an event that is not as Slack makes them (" + problem.getMessage() + "); nothing was done");
        return Response.ok();
    }

    private static Response unmatched(Request<?> request) {
        LOG.info(
                "a {} that no part of the bot's answers to; acknowledged, nothing done",
                Harmless.visible(String.valueOf(request.getRequestType())));
        return Response.ok();
    }
}
