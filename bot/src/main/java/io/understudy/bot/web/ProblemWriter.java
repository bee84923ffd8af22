package io.understudy.bot.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever goes wrong in a route into problem JSON. */
final class ProblemWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemWriter.class);
    private static final Map<Integer, String> ADVICE = Map.of(
            404, "There is nothing at %s %s: docs/api.md lists what there is.",
            405, "%2$s does not know the method %1$s: docs/api.md lists what it knows.",
            413, "The body of %s %s is longer than " + WebConsole.LONGEST_BODY_BYTES + " bytes: send less.");

    private ProblemWriter() {}

    static void register(RoutesConfig routes) {
        routes.exception(Problem.class, (problem, ctx) -> write(ctx, problem));
        routes.exception(HttpResponseException.class, (thrown, ctx) -> write(ctx, known(thrown, ctx)));
        routes.exception(Exception.class, ProblemWriter::unexpected);
    }

    private static Problem known(HttpResponseException thrown, Context ctx) {
        HttpStatus status = HttpStatus.forStatus(thrown.getStatus());
        String name = status.getMessage().toLowerCase(Locale.ROOT).replace(' ', '-');
        String advice = ADVICE.getOrDefault(thrown.getStatus(), "%s %s cannot be answered.");
        return new Problem(
                thrown.getStatus(), name, status.getMessage(), String.format(advice, ctx.method(), ctx.path()));
    }

    private static void unexpected(Exception thrown, Context ctx) {
        LOG.error("{} {} failed", ctx.method(), ctx.path(), thrown);
        write(
                ctx,
                new Problem(
                        500,
                        "internal-error",
                        "Understudy failed to answer",
                        "An unexpected error happened; it is in Understudy's log. What was asked for may or may not"
                                + " have been done: look at the messages before you ask again."));
    }

    private static void write(Context ctx, Problem problem) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("type", problem.type())
                .put("title", problem.title())
                .put("status", problem.status())
                .put("detail", problem.getMessage());
        ctx.status(problem.status());
        if (problem.status() == 401) {
            ctx.header("WWW-Authenticate", "Bearer realm=\"understudy\"");
        }
        Json.write(ctx, json);
        ctx.contentType("application/problem+json");
    }
}
