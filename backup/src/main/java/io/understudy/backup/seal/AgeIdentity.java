package io.understudy.backup.seal;

import com.exceptionfactory.jagged.bech32.Bech32;
import com.exceptionfactory.jagged.bech32.Bech32Address;
import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import io.understudy.replication.cluster.Secret;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Locale;
import javax.crypto.KeyAgreement;

/**
 * A key of age (X25519): what opens files, and the public key that files are encrypted for.
 *
 * @param secret {@code AGE-SECRET-KEY-1…}
 * @param publicKey {@code age1…}
 */
public record AgeIdentity(Secret secret, String publicKey) {
    static final String SECRET_BEGINS = "AGE-SECRET-KEY-1";
    private static final String SECRET_KIND = "AGE-SECRET-KEY-";
    private static final String PUBLIC_KIND = "age";
    private static final int KEY_BYTES = 32;
    private static final BigInteger BASE_POINT = BigInteger.valueOf(9);

    /** A new one, from the system's randomness. */
    public static AgeIdentity generate() {
        try {
            KeyPair pair = new X25519KeyPairGenerator().generateKeyPair();
            return new AgeIdentity(
                    new Secret(pair.getPrivate().toString()), pair.getPublic().toString());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java from 11 on has X25519", e);
        }
    }

    /**
     * The one with this secret.
     *
     * @throws IllegalArgumentException if it is none; the message does not repeat it
     */
    public static AgeIdentity of(Secret secret) {
        byte[] key = bytes(secret.reveal(), SECRET_KIND, "an age identity, AGE-SECRET-KEY-1 and 58 more characters");
        try {
            return new AgeIdentity(secret, publicKey(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java from 11 on has X25519", e);
        }
    }

    /**
     * A public key as somebody wrote it.
     *
     * @throws IllegalArgumentException if it is none
     */
    static String requirePublicKey(String text) {
        bytes(text, PUBLIC_KIND, "an age public key, age1 and 58 more characters");
        return text;
    }

    private static byte[] bytes(String text, String kind, String wanted) {
        Bech32Address address;
        try {
            address = Bech32.getDecoder().decode(text);
        } catch (RuntimeException e) {
            // The decoder's words may hold a part of the key.
            throw new IllegalArgumentException("wanted " + wanted + ", found other characters or a wrong checksum");
        }
        if (!kind.contentEquals(address.getHumanReadablePart()) || address.getData().length != KEY_BYTES) {
            throw new IllegalArgumentException("wanted " + wanted + ", found another kind of key");
        }
        return address.getData();
    }

    /** By RFC 7748, section 6.1: the base point, agreed upon with the private key. */
    private static String publicKey(byte[] key) throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance("X25519");
        PrivateKey own = factory.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, key));
        PublicKey base = factory.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, BASE_POINT));
        KeyAgreement agreement = KeyAgreement.getInstance("X25519");
        agreement.init(own);
        agreement.doPhase(base, true);
        return Bech32.getEncoder()
                .encode(PUBLIC_KIND, agreement.generateSecret())
                .toString()
                .toLowerCase(Locale.ROOT);
    }
}
