package io.understudy.backup.verify;

import io.understudy.backup.seal.KeyRefusedException;
import io.understudy.backup.seal.Sealing;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A dump, and its plain bytes if it is encrypted. Tells a file that is damaged from a program that stopped reading it. */
final class SealedSource implements AutoCloseable {
    private static final int PIECE_BYTES = 64 * 1024;

    private final Path dump;
    private final Optional<InputStream> plain;
    private volatile IOException damage;

    private SealedSource(Path dump, Optional<InputStream> plain) {
        this.dump = dump;
        this.plain = plain;
    }

    /** The file itself is not what it should be. */
    static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1L;

        DamagedException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /**
     * Opens it.
     *
     * @throws DamagedException if it is encrypted, and no key opens it or its head is damaged
     * @throws IOException if it could not be found out
     */
    static SealedSource of(Path dump, Sealing sealing) throws IOException {
        if (!dump.toString().endsWith(Sealing.SUFFIX)) {
            return new SealedSource(dump, Optional.empty());
        }
        InputStream file = Files.newInputStream(dump);
        try {
            return new SealedSource(dump, Optional.of(sealing.open(file)));
        } catch (IOException e) {
            file.close();
            throw isAboutUs(e) ? e : new DamagedException(e);
        }
    }

    private static boolean isAboutUs(IOException failure) {
        return failure instanceof KeyRefusedException || failure instanceof FileSystemException;
    }

    Path dump() {
        return dump;
    }

    boolean sealed() {
        return plain.isPresent();
    }

    /** Writes the plain bytes, all of them. */
    void pour(OutputStream out) throws IOException {
        byte[] piece = new byte[PIECE_BYTES];
        for (int length = next(piece); length >= 0; length = next(piece)) {
            out.write(piece, 0, length);
        }
    }

    private int next(byte[] piece) throws IOException {
        try {
            return plain.orElseThrow().read(piece);
        } catch (IOException e) {
            damage = e;
            throw e;
        }
    }

    /** Throws what was wrong with the file while it was poured, if anything was. */
    void complain() throws DamagedException {
        if (damage != null) {
            throw new DamagedException(damage);
        }
    }

    @Override
    public void close() throws IOException {
        if (plain.isPresent()) {
            plain.get().close();
        }
    }
}
