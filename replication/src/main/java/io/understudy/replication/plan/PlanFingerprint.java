package io.understudy.replication.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What an approval is bound to by equality: the steps, and the roles, timelines, identifiers and reachability that they
 * were decided on. Moving numbers are not part of it; the loss is bound by {@link Plan#lossLimitBytes()}.
 *
 * @param value 64 hexadecimal digits
 */
public record PlanFingerprint(String value) {
    /** Digest of the parts in their order; each part is length-prefixed, so that no two lists collide. */
    public static PlanFingerprint of(List<String> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return new PlanFingerprint(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The first six digits, as people compare them. */
    public String brief() {
        return value.substring(0, 6);
    }
}
