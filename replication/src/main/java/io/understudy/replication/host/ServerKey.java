package io.understudy.replication.host;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The public key that a machine proves itself with.
 *
 * @param algorithm such as {@code ssh-ed25519}
 * @param base64 the key as it stands in known_hosts files
 */
public record ServerKey(String algorithm, String base64) {

    /** Reads the wire form of RFC 4253, section 6.6: it begins with the algorithm's name. */
    static ServerKey of(byte[] blob) {
        int length = ByteBuffer.wrap(blob).getInt();
        String algorithm = new String(blob, Integer.BYTES, length, StandardCharsets.US_ASCII);
        return new ServerKey(algorithm, Base64.getEncoder().encodeToString(blob));
    }

    byte[] blob() {
        return Base64.getDecoder().decode(base64);
    }

    /** In OpenSSH's form, {@code SHA256:} and 43 characters. */
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(blob());
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return algorithm + " " + fingerprint();
    }
}
