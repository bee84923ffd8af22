package io.understudy.bot.web;

import java.security.SecureRandom;
import java.util.Base64;

/** Ids and tokens that cannot be guessed: 128 random bits as 22 characters that need no escaping in a URL. */
public final class RandomIds {
    private static final int BYTES = 16;
    private final SecureRandom random;

    public RandomIds(SecureRandom random) {
        this.random = random;
    }

    public String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
