package io.understudy.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** The key of all seals, beside the state file: 32 random bytes as hexadecimal digits. */
final class KeyFile {
    private static final int BYTES = 32;

    private KeyFile() {}

    /** @param sealed whether the store has rows that need the key: then it is never made anew */
    static Seal open(StoreSettings settings, SecureRandom random, boolean sealed) {
        Path file = settings.keyFile();
        try {
            if (!Files.exists(file)) {
                refuseLost(settings, sealed);
                create(file, random);
            }
            Files.setPosixFilePermissions(file, StateFile.PRIVATE);
            return new Seal(parsed(settings, Files.readString(file).strip()));
        } catch (IOException e) {
            throw new StoreUnusable(
                    "to read the key file " + file, e.toString(), "let the bot's user own it, with mode 0600", e);
        }
    }

    private static void refuseLost(StoreSettings settings, boolean sealed) {
        if (sealed) {
            throw new StoreUnusable(
                    "the key file " + settings.keyFile() + " that belongs to the state file",
                    "no such file",
                    "put it back from a copy; without it: " + Recovery.restore(settings));
        }
    }

    private static byte[] parsed(StoreSettings settings, String text) {
        if (!text.matches("[0-9a-f]{" + 2 * BYTES + "}")) {
            throw new StoreUnusable(
                    2 * BYTES + " hexadecimal digits in " + settings.keyFile(),
                    text.length() + " characters that are something else",
                    "put the file back from a copy; without it: " + Recovery.restore(settings));
        }
        return HexFormat.of().parseHex(text);
    }

    /** Moved into place when it is on the disk: a crash leaves a whole key or none. */
    private static void create(Path file, SecureRandom random) throws IOException {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        Path half = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(half);
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel =
                FileChannel.open(half, options, PosixFilePermissions.asFileAttribute(StateFile.PRIVATE))) {
            channel.write(ByteBuffer.wrap((HexFormat.of().formatHex(key) + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        Files.move(half, file);
    }
}
