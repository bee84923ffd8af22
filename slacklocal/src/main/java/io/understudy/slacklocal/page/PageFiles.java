package io.understudy.slacklocal.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The page's own files, from beside this class. */
final class PageFiles {
    private static final Map<String, String> TYPES = Map.of(
            "page.js", "text/javascript",
            "blocks.js", "text/javascript",
            "mrkdwn.js", "text/javascript",
            "dom.js", "text/javascript",
            "message.js", "text/javascript",
            "modal.js", "text/javascript",
            "page.css", "text/css",
            "index.html", "text/html");

    private PageFiles() {}

    static void add(RoutesConfig routes) {
        routes.get("/", ctx -> send(ctx, "index.html"));
        TYPES.keySet().forEach(name -> routes.get("/page/" + name, ctx -> send(ctx, name)));
    }

    private static void send(Context ctx, String name) {
        try (InputStream in = PageFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("wanted " + name + " in the jar, found none");
            }
            ctx.contentType(TYPES.get(name) + "; charset=utf-8").result(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("wanted to read " + name + " from the jar, found: " + e, e);
        }
    }
}
