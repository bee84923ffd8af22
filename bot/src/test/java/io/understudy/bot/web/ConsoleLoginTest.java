package io.understudy.bot.web;

import static io.understudy.bot.web.Http.as;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsoleLoginTest {
    private final ConsoleFixture fixture = new ConsoleFixture(false);
    private final Http http = new Http(fixture.url());

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void asksForATokenInWords() {
        Http.Answer answer = http.get("/api/v1/messages");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"understudy\"");
        assertThat(answer.problem())
                .isEqualTo("401 Not logged in: Wanted a bearer token or a session, found neither: send \"Authorization:"
                        + " Bearer <token>\", or open the login link that Understudy printed when it started.");
        assertThat(http.get("/api/v1/messages", as("wrong")).status()).isEqualTo(401);
    }

    @Test
    void aLoginLinkOpensASessionOnce() {
        String link = fixture.console.loginLink("alice").toString();
        String token = link.substring(link.indexOf("?token=") + 7);
        assertThat(login(token).json().path("name").asText()).isEqualTo("Alice Baker");
        assertThat(login(token).problem())
                .isEqualTo("401 Not logged in: The token is unknown, or its login link was used before: use your own"
                        + " bearer token, or restart Understudy for a new link.");
    }

    @Test
    void theSessionIsInACookieThatScriptsAndOtherSitesCannotUse() {
        Http.Answer answer = login(ConsoleFixture.ALICE);
        String cookie = answer.header("Set-Cookie");
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict").contains("Path=/");
        assertThat(http.get("/api/v1/session", "Cookie", pair(answer))
                        .json()
                        .path("user")
                        .asText())
                .isEqualTo("alice");
    }

    @Test
    void tellsThePageWhoIsThereAndWhatTheyMayType() {
        Http.Answer answer = http.get("/api/v1/session", as(ConsoleFixture.ALICE));
        assertThat(answer.json().path("roles").toString()).isEqualTo("[\"viewer\",\"operator\"]");
        assertThat(answer.json().path("users")).hasSize(1);
        assertThat(answer.json().path("channels").toString()).isEqualTo("[\"demo\",\"backups\"]");
        assertThat(answer.json().path("completions").path(0).toString())
                .isEqualTo("{\"usage\":\"/replica status [cluster]\",\"help\":\"Is all well? Roles, lag, slots, and"
                        + " since when\"}");
        assertThat(http.get("/api/v1/session", as(ConsoleFixture.STRANGER))
                        .json()
                        .path("completions"))
                .isEmpty();
    }

    @Test
    void aSessionSurvivesARestartWithTheSameKey() {
        String cookie = pair(login(ConsoleFixture.ALICE));
        int port = fixture.console.port();
        fixture.close();
        try (ConsoleFixture restarted = new ConsoleFixture(false, port)) {
            Http again = new Http(restarted.url());
            assertThat(again.get("/api/v1/session", "Cookie", cookie).status()).isEqualTo(200);
        }
    }

    @Test
    void aForgedCookieIsNobodys() {
        String cookie = pair(login(ConsoleFixture.ALICE));
        String name = cookie.substring(0, cookie.indexOf('='));
        String[] fields = cookie.substring(name.length() + 1).split("\\.", -1);
        String asBob = name + "=" + fields[0] + ".Ym9i." + fields[2] + "." + fields[3];
        assertThat(http.get("/api/v1/session", "Cookie", asBob).problem())
                .isEqualTo("401 Not logged in: The session is over: log in again with your token.");
        assertThat(http.get("/api/v1/session", "Cookie", name + "=nonsense").status())
                .isEqualTo(401);
    }

    @Test
    void loggingOutEndsTheSessionForWhoeverHasTheCookie() {
        String cookie = pair(login(ConsoleFixture.ALICE));
        Http.Answer out = http.send("DELETE", "/api/v1/session", "", "Cookie", cookie);
        assertThat(out.status()).isEqualTo(204);
        assertThat(out.header("Set-Cookie")).contains("Expires=Thu, 01 Jan 1970");
        assertThat(http.get("/api/v1/session", "Cookie", cookie).status()).isEqualTo(401);
    }

    @Test
    void anotherSitesPageCannotUseTheSession() {
        String cookie = pair(login(ConsoleFixture.ALICE));
        String body = "{\"text\":\"/replica status\"}";
        Http.Answer foreign = http.post("/api/v1/commands", body, "Cookie", cookie, "Origin", "https://evil.example");
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(foreign.problem()).contains("found the origin 'https://evil.example'");
        assertThat(http.post("/api/v1/commands", body, "Cookie", cookie, "Sec-Fetch-Site", "cross-site")
                        .status())
                .isEqualTo(403);
        assertThat(http.post("/api/v1/commands", body, "Cookie", cookie, "Origin", fixture.url())
                        .status())
                .isEqualTo(202);
        assertThat(fixture.board.since(0, 10))
                .allSatisfy(message -> assertThat(message.place().channel()).isEqualTo("demo"));
    }

    @Test
    void usersAreSwitchedInTheDemoOnly() {
        String toBob = "{\"user\":\"bob\"}";
        assertThat(http.post("/api/v1/session/switch", toBob, as(ConsoleFixture.ALICE))
                        .problem())
                .startsWith("403 Users cannot be changed here: Only the demo lets you");
        try (ConsoleFixture demo = new ConsoleFixture(true)) {
            Http there = new Http(demo.url());
            assertThat(there.post("/api/v1/session/switch", toBob).status()).isEqualTo(401);
            Http.Answer bob = there.post("/api/v1/session/switch", toBob, as(ConsoleFixture.ALICE));
            assertThat(bob.json().path("user").asText()).isEqualTo("bob");
            assertThat(there.get("/api/v1/session", "Cookie", pair(bob)).json().path("users"))
                    .hasSize(3);
            assertThat(there.post("/api/v1/session/switch", "{\"user\":\"eve\"}", as(ConsoleFixture.ALICE))
                            .problem())
                    .endsWith("There is no user 'eve'; there are: alice, bob, stranger.");
        }
    }

    @Test
    void sendsThePageWithAPolicyThatRunsNoForeignScript() {
        Http.Answer page = http.get("/");
        assertThat(page.type()).isEqualTo("text/html;charset=utf-8");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("script-src 'self'");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(http.get("/WebConsole.class").status()).isEqualTo(404);
        assertThat(http.get("/", "If-None-Match", page.header("ETag")).status()).isEqualTo(304);
    }

    private Http.Answer login(String token) {
        return http.post("/api/v1/session", "{\"token\":\"" + token + "\"}");
    }

    private static String pair(Http.Answer answer) {
        String cookie = answer.header("Set-Cookie");
        return cookie.substring(0, cookie.indexOf(';'));
    }
}
