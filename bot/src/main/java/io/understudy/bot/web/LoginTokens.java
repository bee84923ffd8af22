package io.understudy.bot.web;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens of login links: each opens one session, once. They end with the process. */
public final class LoginTokens {
    private final RandomIds ids;
    private final Map<String, String> userByToken = new ConcurrentHashMap<>();

    public LoginTokens(RandomIds ids) {
        this.ids = ids;
    }

    /** A new token for this user. */
    public String issue(String userId) {
        String token = ids.next();
        userByToken.put(token, userId);
        return token;
    }

    /** The user it was issued for; empty when it is unknown or was used before. */
    Optional<String> redeem(String token) {
        return Optional.ofNullable(userByToken.remove(token));
    }
}
