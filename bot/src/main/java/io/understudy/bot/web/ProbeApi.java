package io.understudy.bot.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.understudy.replication.cluster.Secret;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What machines ask: whether the bot lives, whether it is ready, and its metrics. The metrics name clusters and nodes: with a
 * token they are for whoever has it; without one for this machine only, and for nobody once a proxy stands in front, since
 * whatever comes through it comes from this machine too.
 */
final class ProbeApi {
    private static final String FORMAT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String BEARER = "Bearer ";
    private final ConsoleSettings settings;
    private final Probes probes;

    ProbeApi(ConsoleSettings settings, Probes probes) {
        this.settings = settings;
        this.probes = probes;
    }

    void register(RoutesConfig routes) {
        routes.get("/healthz", ctx -> answer(ctx, "alive", probes.dead()));
        routes.get("/readyz", ctx -> answer(ctx, "ready", probes.unready()));
        routes.get("/metrics", this::metrics);
    }

    private static void answer(Context ctx, String well, Supplier<List<String>> question) {
        List<String> reasons = question.get();
        String text = reasons.isEmpty() ? well : "not " + well + ": " + String.join("; ", reasons);
        ctx.status(reasons.isEmpty() ? 200 : 503).result(text + "\n");
    }

    private void metrics(Context ctx) {
        requireAllowed(ctx);
        ctx.contentType(FORMAT).result(probes.metrics().get());
    }

    private void requireAllowed(Context ctx) {
        Optional<Secret> token = probes.metricsToken();
        if (token.isPresent()) {
            if (!isEqual(
                    token.get(),
                    Optional.ofNullable(ctx.header("Authorization")).orElse(""))) {
                throw Problem.notLoggedIn(
                        "Wanted the header \"Authorization: Bearer <token>\" with the token of 'metrics' in the"
                                + " configuration, found another one or none.");
            }
        } else if (settings.publicUrl().isPresent() || !isLoopback(ctx.req().getRemoteAddr())) {
            throw Problem.notLoggedIn(
                    "Without a token, metrics are for Understudy's own machine only, and for nobody while"
                            + " the console has a public_url: set metrics.token_file.");
        }
    }

    private static boolean isEqual(Secret token, String header) {
        byte[] wanted = (BEARER + token.reveal()).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(wanted, header.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
