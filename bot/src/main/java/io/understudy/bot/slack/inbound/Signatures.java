package io.understudy.bot.slack.inbound;

import io.understudy.replication.cluster.Secret;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a request was made by Slack, by <a href="https://docs.slack.dev/authentication/verifying-requests-from-slack">its
 * signature</a>: over the bytes as they came, compared in constant time, and neither old nor of the future. Pure.
 */
final class Signatures {
    static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String VERSION = "v0";
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    Signatures(Secret signingSecret) {
        this.key = new SecretKeySpec(signingSecret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** What became of a request's signature. */
    sealed interface Verdict {
        /**
         * Slack made it.
         *
         * @param until when the same request stops being valid by its age alone
         */
        record Genuine(String signature, Instant until) implements Verdict {}

        /**
         * Nobody knows who made it.
         *
         * @param why the rest of a sentence about the request, without anything that it contained
         */
        record Refused(String why) implements Verdict {}
    }

    /**
     * Judges a request.
     *
     * @param signature the header {@code X-Slack-Signature}, null if it was not there
     * @param timestamp the header {@code X-Slack-Request-Timestamp}, null if it was not there
     */
    Verdict judge(String signature, String timestamp, byte[] body, Instant now) {
        if (signature == null || timestamp == null) {
            return new Verdict.Refused("has no signature");
        }
        if (!timestamp.matches("[0-9]{1,12}")) {
            return new Verdict.Refused("has a timestamp that is none");
        }
        Instant signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (!isMatching(signature, timestamp, body)) {
            return new Verdict.Refused("has a signature that was not made with this signing secret over this body");
        }
        Duration age = Duration.between(signed, now);
        if (age.abs().compareTo(TOLERANCE) > 0) {
            return new Verdict.Refused(
                    "was signed " + age.abs().toSeconds() + " s " + (age.isNegative() ? "in the future" : "ago")
                            + ", more than " + TOLERANCE.toSeconds() + " s from now; an old request, or a wrong clock");
        }
        return new Verdict.Genuine(signature, signed.plus(TOLERANCE));
    }

    private boolean isMatching(String signature, String timestamp, byte[] body) {
        byte[] wanted = sign(timestamp, body).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(wanted, signature.getBytes(StandardCharsets.UTF_8));
    }

    /** The signature that Slack would send. */
    String sign(String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((VERSION + ":" + timestamp + ":").getBytes(StandardCharsets.US_ASCII));
            return VERSION + "=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
