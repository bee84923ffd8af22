package io.understudy.bot.web;

import io.javalin.http.Context;
import io.understudy.commands.chat.PostedMessage;
import java.util.ArrayList;
import java.util.List;

/** {@code GET /api/v1/messages}: what was said, as far as the caller may see it. */
final class MessageApi {
    private static final int USUAL_LIMIT = 500;
    private static final int HIGHEST_LIMIT = 1000;
    private final ConsoleContext console;

    MessageApi(ConsoleContext console) {
        this.console = console;
    }

    void get(Context ctx, Caller caller) {
        long since = number(ctx, "since", 0, Long.MAX_VALUE);
        int limit = (int) number(ctx, "limit", USUAL_LIMIT, HIGHEST_LIMIT);
        Json.write(ctx, MessageJson.of(visible(caller, since, Math.max(1, limit))));
    }

    /** A page of the board may hold nothing for this reader: goes on until there is enough, or no more. */
    private List<PostedMessage> visible(Caller caller, long since, int limit) {
        List<PostedMessage> found = new ArrayList<>();
        List<PostedMessage> page = console.board().since(since, limit);
        while (!page.isEmpty() && found.size() < limit) {
            page.stream()
                    .filter(message -> console.audience().sees(caller.person(), message))
                    .limit(limit - found.size())
                    .forEach(found::add);
            page = console.board().since(page.get(page.size() - 1).revision(), limit);
        }
        return found;
    }

    static long number(Context ctx, String name, long usual, long highest) {
        String text = ctx.queryParam(name);
        if (text == null || text.isEmpty()) {
            return usual;
        }
        if (!text.matches("\\d{1,18}")) {
            throw Problem.badRequest("Wanted a whole number of 0 or more for '" + name + "', found '" + text + "'.");
        }
        return Math.min(Long.parseLong(text), highest);
    }
}
