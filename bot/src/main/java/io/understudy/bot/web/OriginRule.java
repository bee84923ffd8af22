package io.understudy.bot.web;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps other sites' pages from using a visitor's session. A request that changes something must come from the
 * console's own page (scripts send no Origin and are not meant); on loopback, the address must be a loopback one, so
 * that a foreign name that resolves to 127.0.0.1 gets nothing.
 */
final class OriginRule {
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private final ConsoleSettings settings;
    private final boolean loopbackOnly;

    OriginRule(ConsoleSettings settings) {
        this.settings = settings;
        this.loopbackOnly = settings.loopbackOnly();
    }

    void check(Context ctx) {
        checkHost(Optional.ofNullable(ctx.host()).orElse(""));
        if (!HARMLESS.contains(ctx.method().name())) {
            checkOrigin(ctx);
        }
    }

    private void checkHost(String host) {
        String name = host.replaceFirst(":\\d+$", "");
        boolean known =
                !loopbackOnly || LOOPBACK.contains(name) || publicAuthority().equals(host);
        if (!known) {
            throw Problem.foreignOrigin("The console listens on loopback only and was asked for as '" + host
                    + "': use 127.0.0.1 or localhost, or set the console's public_url.");
        }
    }

    private void checkOrigin(Context ctx) {
        String origin = ctx.header("Origin");
        if (origin == null) {
            checkSite(Optional.ofNullable(ctx.header("Sec-Fetch-Site")).orElse("none"));
            return;
        }
        boolean own = origin.equals("http://" + ctx.host()) || isPublic(origin);
        if (!own) {
            throw Problem.foreignOrigin("Wanted a request from the console's own page at " + ctx.host()
                    + ", found the origin '" + origin + "'. Behind a proxy, set the console's public_url.");
        }
    }

    private static void checkSite(String site) {
        if (!site.equals("none") && !site.equals("same-origin")) {
            throw Problem.foreignOrigin(
                    "Wanted a request from the console's own page, found one that is '" + site + "'.");
        }
    }

    private boolean isPublic(String origin) {
        return settings.publicUrl()
                .filter(url -> origin.equals(url.getScheme() + "://" + url.getRawAuthority()))
                .isPresent();
    }

    private String publicAuthority() {
        return settings.publicUrl().map(URI::getRawAuthority).orElse("");
    }
}
