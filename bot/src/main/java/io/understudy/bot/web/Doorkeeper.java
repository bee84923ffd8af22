package io.understudy.bot.web;

import io.javalin.http.Context;
import java.util.Optional;

/** Finds out who makes a request: by bearer token, else by session cookie. */
final class Doorkeeper {
    private static final String BEARER = "Bearer ";
    private final ConsoleUsers users;
    private final SessionCookies cookies;
    private final SessionCookie cookie;

    Doorkeeper(ConsoleUsers users, SessionCookies cookies, SessionCookie cookie) {
        this.users = users;
        this.cookies = cookies;
        this.cookie = cookie;
    }

    Caller caller(Context ctx) {
        String header = ctx.header("Authorization");
        return header == null ? byCookie(ctx) : byToken(header);
    }

    private Caller byToken(String header) {
        if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw Problem.notLoggedIn("Wanted the header \"Authorization: Bearer <token>\", found another scheme.");
        }
        return users.byToken(header.substring(BEARER.length()).strip())
                .map(user -> new Caller(user, false))
                .orElseThrow(() -> Problem.notLoggedIn(
                        "The bearer token is none of the console's users': compare it with the configuration."));
    }

    private Caller byCookie(Context ctx) {
        Optional<String> value = cookie.read(ctx);
        if (value.isEmpty()) {
            throw Problem.notLoggedIn("Wanted a bearer token or a session, found neither: send \"Authorization: Bearer"
                    + " <token>\", or open the login link that Understudy printed when it started.");
        }
        return value.flatMap(cookies::userOf)
                .flatMap(users::byId)
                .map(user -> new Caller(user, true))
                .orElseThrow(() -> Problem.notLoggedIn("The session is over: log in again with your token."));
    }
}
