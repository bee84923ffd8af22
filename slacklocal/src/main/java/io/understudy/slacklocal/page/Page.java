package io.understudy.slacklocal.page;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.NotFoundResponse;
import io.understudy.slacklocal.people.People;
import io.understudy.slacklocal.serve.Routes;
import io.understudy.slacklocal.workspace.SharedFile;
import io.understudy.slacklocal.workspace.Workspace;
import java.net.URI;
import java.net.URLConnection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** The page and what it asks: {@code /} and everything below {@code /page/}. */
public final class Page implements Routes {
    private static final int NO_CONTENT = 204;
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cache-Control",
            "no-store");

    private final Workspace workspace;
    private final Deeds deeds;
    private final AtomicLong version = new AtomicLong(1);

    public Page(Workspace workspace, People people) {
        this.workspace = workspace;
        this.deeds = new Deeds(workspace, people);
        workspace.onChange(change -> version.incrementAndGet());
    }

    @Override
    public void add(JavalinConfig config) {
        config.routes.before("/page/*", Page::guard);
        config.routes.before("/", Page::guard);
        PageFiles.add(config.routes);
        config.routes.get("/page/state", this::state);
        config.routes.get("/page/files/{id}", this::file);
        config.routes.post("/page/slash", deeds::slash);
        config.routes.post("/page/click", deeds::click);
        config.routes.post("/page/submit", deeds::submit);
        config.routes.post("/page/close", deeds::close);
    }

    /** Other sites' pages reach this port too: they can neither send JSON nor call it by a name of this machine. */
    private static void guard(Context ctx) {
        HEADERS.forEach(ctx::header);
        String host = Optional.ofNullable(URI.create("http://" + ctx.host()).getHost())
                .orElse("");
        boolean json = String.valueOf(ctx.contentType()).startsWith("application/json");
        if (!THIS_MACHINE.contains(host) || (ctx.method().toString().equals("POST") && !json)) {
            throw new ForbiddenResponse("for this machine's own page only");
        }
    }

    private void state(Context ctx) {
        long now = version.get();
        if (Long.toString(now).equals(ctx.queryParam("after"))) {
            ctx.status(NO_CONTENT);
            return;
        }
        String channel = Optional.ofNullable(ctx.queryParam("channel")).orElse("");
        Snapshot snapshot = new Snapshot(workspace, deeds.member(String.valueOf(ctx.queryParam("as"))), channel);
        ctx.contentType("application/json")
                .result(snapshot.json().put("version", now).toString());
    }

    private void file(Context ctx) {
        Optional<SharedFile> file = workspace.files().find(ctx.pathParam("id"));
        byte[] bytes = file.flatMap(SharedFile::bytes).orElseThrow(NotFoundResponse::new);
        String type = URLConnection.guessContentTypeFromName(file.get().name());
        boolean picture = type != null && type.startsWith("image/") && !type.contains("svg");
        ctx.contentType(picture ? type : "text/plain; charset=utf-8").result(bytes);
    }
}
