package io.understudy.store;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Opaque ids that cannot be guessed: 128 random bits as 32 hexadecimal digits. */
final class RandomIds {
    private final SecureRandom random;

    RandomIds(SecureRandom random) {
        this.random = random;
    }

    String next() {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }
}
