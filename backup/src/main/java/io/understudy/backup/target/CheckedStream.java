package io.understudy.backup.target;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * A file on its way: counted, summed, and stopped when the thread that reads it is interrupted. At its end it must be the
 * file that was listed; whoever reads sees an error there instead of the end if it is not.
 */
final class CheckedStream extends FilterInputStream {
    private final String name;
    private final Optional<String> wanted;
    private final LongConsumer bytes;
    private final MessageDigest digest = sha256();
    private boolean ended;

    /**
     * Reads through it.
     *
     * @param wanted the sum; empty if there is none to compare with
     * @param bytes told how many bytes went since it was told last, on the thread that reads
     */
    CheckedStream(InputStream in, String name, Optional<String> wanted, LongConsumer bytes) {
        super(in);
        this.name = name;
        this.wanted = wanted;
        this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted while " + name + " was copied");
        }
        int count = super.read(buffer, offset, length);
        if (count > 0) {
            digest.update(buffer, offset, count);
            bytes.accept(count);
        } else if (count < 0) {
            compare();
        }
        return count;
    }

    /** A mark would count bytes twice. */
    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, 8192)).length;
    }

    /** For a reader that counted the bytes and did not ask for the end. */
    void compare() throws IOException {
        if (ended || wanted.isEmpty()) {
            return;
        }
        ended = true;
        if (!HexFormat.of().formatHex(digest.digest()).equals(wanted.get())) {
            throw new IOException("wanted " + name + " as it was written, found other bytes");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
