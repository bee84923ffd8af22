package io.understudy.backup.seal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Encrypts and opens the files of backups as a stream: their plain bytes never touch a disk. */
public interface Sealing {
    /** The ending of an encrypted file's name. */
    String SUFFIX = ".age";

    /** The public name of the key that new files are encrypted with; goes into the manifest. */
    String keyId();

    /**
     * What is written goes on encrypted; closing it writes the end, without which no reader takes the file for whole.
     *
     * @throws IOException if {@code encrypted} cannot be written
     */
    OutputStream seal(OutputStream encrypted) throws IOException;

    /**
     * The plain bytes.
     *
     * @throws WrongKeyException if no key that we have opens it
     * @throws KeyRefusedException if there is no key that could be used
     * @throws IOException here or while reading, if it was cut or changed, or cannot be read
     */
    InputStream open(InputStream encrypted) throws IOException;
}
