package io.understudy.backup.seal;

import com.exceptionfactory.jagged.PayloadException;
import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.security.GeneralSecurityException;

/** A stream behind a decrypting channel. Every byte that it gives was proven, and its end is only reported if it is the true one. */
final class OpeningStream extends InputStream {
    private static final int ENCRYPTED_CHUNK_BYTES = 64 * 1024 + 16;

    private final ReadableByteChannel channel;
    private final InputStream encrypted;

    private OpeningStream(ReadableByteChannel channel, InputStream encrypted) {
        this.channel = channel;
        this.encrypted = encrypted;
    }

    /** Makes the decrypting channel, which reads the file's head. */
    @FunctionalInterface
    interface Decryption {
        ReadableByteChannel over(ReadableByteChannel encrypted) throws GeneralSecurityException, IOException;
    }

    static InputStream of(Decryption decryption, InputStream encrypted) throws IOException {
        try {
            Source source = new Source(new BufferedInputStream(encrypted, ENCRYPTED_CHUNK_BYTES));
            return new OpeningStream(decryption.over(source), encrypted);
        } catch (UnsupportedRecipientStanzaException e) {
            throw new WrongKeyException(e);
        } catch (PayloadException | GeneralSecurityException | RuntimeException e) {
            throw damaged(e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return length == 0 ? 0 : channel.read(ByteBuffer.wrap(bytes, offset, length));
        } catch (PayloadException e) {
            throw damaged(e);
        }
    }

    private static IOException damaged(Exception cause) {
        return new IOException("wanted a file encrypted with age as it was written, found it cut or changed", cause);
    }

    @Override
    public void close() throws IOException {
        try (encrypted) {
            channel.close();
        }
    }

    /** What the decrypting channel reads from: straight into its own arrays. */
    private record Source(InputStream stream) implements ReadableByteChannel {
        @Override
        public int read(ByteBuffer bytes) throws IOException {
            int length = stream.read(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
            bytes.position(bytes.position() + Math.max(0, length));
            return length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
