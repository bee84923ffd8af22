package io.understudy.bot.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.Optional;

/**
 * The browser's side of a session. Its name carries the port: browsers share cookies between the ports of a host, and
 * two consoles on one machine must not log each other out.
 */
final class SessionCookie {
    private final boolean secure;

    SessionCookie(boolean secure) {
        this.secure = secure;
    }

    Optional<String> read(Context ctx) {
        return Optional.ofNullable(ctx.cookie(name(ctx)));
    }

    void write(Context ctx, String value) {
        set(ctx, value, (int) SessionCookies.LIFETIME.toSeconds());
    }

    void remove(Context ctx) {
        set(ctx, "", 0);
    }

    private void set(Context ctx, String value, int maxAgeSeconds) {
        Cookie cookie = new Cookie(name(ctx), value, "/", maxAgeSeconds, secure);
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.STRICT);
        ctx.cookie(cookie);
    }

    private static String name(Context ctx) {
        return "understudy_" + ctx.req().getLocalPort();
    }
}
