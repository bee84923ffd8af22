package io.understudy.bot.web;

import io.understudy.replication.cluster.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What stands in the session cookie: {@code id.user.end.signature}, signed with HMAC-SHA-256. The server keeps no list
 * of sessions, so they outlive its restart as long as the key is the same; one that was ended by hand is remembered
 * until the restart.
 */
public final class SessionCookies {
    /** How long a session lasts. */
    public static final Duration LIFETIME = Duration.ofDays(30);

    private static final String ALGORITHM = "HmacSHA256";
    private final Secret key;
    private final Clock clock;
    private final RandomIds ids;
    private final Set<String> ended = ConcurrentHashMap.newKeySet();

    /** @param key at least 16 characters, random; a changed key ends every session */
    public SessionCookies(Secret key, Clock clock, RandomIds ids) {
        this.key = key;
        this.clock = clock;
        this.ids = ids;
    }

    String issue(String userId) {
        long end = clock.instant().plus(LIFETIME).getEpochSecond();
        String content = ids.next() + '.' + encode(userId.getBytes(StandardCharsets.UTF_8)) + '.' + end;
        return content + '.' + sign(content);
    }

    /** The user; empty when it was not made with our key, is over, or was ended. */
    Optional<String> userOf(String cookie) {
        return content(cookie)
                .filter(fields -> !ended.contains(fields[0]))
                .filter(fields -> Long.parseLong(fields[2]) > clock.instant().getEpochSecond())
                .map(fields -> new String(Base64.getUrlDecoder().decode(fields[1]), StandardCharsets.UTF_8));
    }

    void end(String cookie) {
        content(cookie).ifPresent(fields -> ended.add(fields[0]));
    }

    private Optional<String[]> content(String cookie) {
        int dot = cookie.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String content = cookie.substring(0, dot);
        byte[] wanted = sign(content).getBytes(StandardCharsets.US_ASCII);
        byte[] found = cookie.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(wanted, found) ? Optional.of(content.split("\\.", -1)) : Optional.empty();
    }

    private String sign(String content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return encode(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("wanted " + ALGORITHM + ", which every Java has", e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
