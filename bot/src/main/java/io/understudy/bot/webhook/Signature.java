package io.understudy.bot.webhook;

import io.understudy.replication.cluster.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Proves to a receiver that a request is ours, and when it was made. */
record Signature(Secret secret) {
    private static final String ALGORITHM = "HmacSHA256";

    /** The headers of one attempt; the id stays the same in all of them. */
    Map<String, String> headers(String id, Instant now, String body) {
        String timestamp = Long.toString(now.getEpochSecond());
        return Map.of(
                "Content-Type",
                "application/json",
                "X-Understudy-Delivery",
                id,
                "X-Understudy-Timestamp",
                timestamp,
                "X-Understudy-Signature",
                "sha256=" + hmac(timestamp + "." + body));
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
