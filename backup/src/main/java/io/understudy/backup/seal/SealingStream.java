package io.understudy.backup.seal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * A stream in front of an encrypting channel, which gathers chunks of 64 KiB by itself. After a failure no end is written
 * any more: a file whose middle is missing must not look whole.
 */
final class SealingStream extends OutputStream {
    private final WritableByteChannel channel;
    private final OutputStream encrypted;
    private boolean broken;
    private boolean closed;

    SealingStream(WritableByteChannel channel, OutputStream encrypted) {
        this.channel = channel;
        this.encrypted = encrypted;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (broken || closed) {
            throw new IOException("wanted to encrypt more, found that the file was given up or closed before");
        }
        broken = true;
        channel.write(ByteBuffer.wrap(bytes, offset, length));
        broken = false;
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (encrypted) {
            if (!broken) {
                channel.close();
            }
        }
    }

    /** What the encrypting channel writes to: whole arrays, without copying them. */
    record Sink(OutputStream stream) implements WritableByteChannel {
        @Override
        public int write(ByteBuffer bytes) throws IOException {
            int length = bytes.remaining();
            stream.write(bytes.array(), bytes.arrayOffset() + bytes.position(), length);
            bytes.position(bytes.limit());
            return length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() throws IOException {
            stream.flush();
        }
    }
}
