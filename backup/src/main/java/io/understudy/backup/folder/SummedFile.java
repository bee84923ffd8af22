package io.understudy.backup.folder;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A new file for our own eyes, whose sum is taken while it is written. For one writer; its size may be asked by others. */
public final class SummedFile extends OutputStream {
    private final OutputStream file;
    private final MessageDigest digest = Checksums.sha256();
    private volatile long bytes;

    private SummedFile(OutputStream file) {
        this.file = file;
    }

    public static SummedFile create(Path path) throws IOException {
        Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return new SummedFile(Files.newOutputStream(path, StandardOpenOption.WRITE));
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // One thread writes.
    public void write(byte[] from, int offset, int length) throws IOException {
        file.write(from, offset, length);
        digest.update(from, offset, length);
        bytes += length;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Written so far. */
    public long bytes() {
        return bytes;
    }

    /** As in {@link Checksums#FILE}; once, after the last byte. */
    public String sum() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
