package io.understudy.backup.seal;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * Stands where there is no key to use: it neither writes nor opens anything.
 *
 * @param why for people, as a whole sentence
 */
public record NoKey(String why) implements Sealing {
    /** Nothing is said of encryption in the settings. */
    public static final NoKey UNSET = new NoKey(
            "wanted to open an encrypted file, found no backup.encryption.key_file in the configuration. Name the key's file there.");

    @Override
    public String keyId() {
        return "";
    }

    @Override
    public OutputStream seal(OutputStream encrypted) throws KeyRefusedException {
        throw new KeyRefusedException(why);
    }

    @Override
    public InputStream open(InputStream encrypted) throws KeyRefusedException {
        throw new KeyRefusedException(why);
    }
}
