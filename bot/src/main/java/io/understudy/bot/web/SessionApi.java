package io.understudy.bot.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.understudy.commands.access.Role;
import io.understudy.replication.operate.Person;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code /api/v1/session}: logging in and out, and what the page needs to know first. */
final class SessionApi {
    private final ConsoleContext console;
    private final SessionCookie cookie;

    SessionApi(ConsoleContext console, SessionCookie cookie) {
        this.console = console;
        this.cookie = cookie;
    }

    void post(Context ctx) {
        String token = Json.required(Json.body(ctx), "token").strip();
        ConsoleUser user = console.logins()
                .redeem(token)
                .flatMap(console.users()::byId)
                .or(() -> console.users().byToken(token))
                .orElseThrow(() -> Problem.notLoggedIn("The token is unknown, or its login link was used before: use"
                        + " your own bearer token, or restart Understudy for a new link."));
        open(ctx, user);
    }

    void get(Context ctx, Caller caller) {
        Json.write(ctx, describe(caller.user()));
    }

    void delete(Context ctx) {
        cookie.read(ctx).ifPresent(console.cookies()::end);
        cookie.remove(ctx);
        ctx.status(204);
    }

    void changeUser(Context ctx) {
        String wanted = Json.required(Json.body(ctx), "user");
        if (!console.scene().demo()) {
            throw new Problem(
                    403,
                    "not-a-demo",
                    "Users cannot be changed here",
                    "Only the demo lets you become another user without a token: log in with the other user's token.");
        }
        ConsoleUser user = console.users()
                .byId(wanted)
                .orElseThrow(() -> Problem.badRequest("There is no user '" + wanted + "'; there are: "
                        + String.join(
                                ", ",
                                console.users().all().stream()
                                        .map(ConsoleUser::id)
                                        .toList()) + "."));
        open(ctx, user);
    }

    private void open(Context ctx, ConsoleUser user) {
        cookie.write(ctx, console.cookies().issue(user.id()));
        Json.write(ctx, describe(user));
    }

    private ObjectNode describe(ConsoleUser user) {
        Set<Role> roles = console.people().rolesOf(user.person());
        ObjectNode json = person(user.person());
        ArrayNode users = json.putArray("users");
        List<ConsoleUser> shown = console.scene().demo() ? console.users().all() : List.of(user);
        shown.forEach(one -> users.add(person(one.person())));
        console.scene().clusters().forEach(json.putArray("clusters")::add);
        console.scene().channels().forEach(json.putArray("channels")::add);
        json.put("demo", console.scene().demo());
        ArrayNode completions = json.putArray("completions");
        console.completions()
                .apply(roles)
                .forEach(
                        one -> completions.addObject().put("usage", one.usage()).put("help", one.help()));
        return json;
    }

    private ObjectNode person(Person person) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("user", person.id()).put("name", person.name());
        ArrayNode roles = json.putArray("roles");
        Set<Role> given = EnumSet.noneOf(Role.class);
        given.addAll(console.people().rolesOf(person));
        given.forEach(role -> roles.add(MessageJson.word(role)));
        return json;
    }
}
