package io.understudy.backup.dump;

import io.understudy.backup.program.ClientPrograms.Version;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.backup.settings.DumpSettings;
import io.understudy.backup.settings.DumpSettings.Compression;
import io.understudy.backup.settings.DumpSettings.Format;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code pg_dump} is told. Pure.
 *
 * @param programs version 16 brought methods of compression; before, there is a level of gzip only
 */
record DumpCommand(BackupSettings settings, Version programs) {
    private static final int METHODS_SINCE = 16;

    private enum Levels {
        GZIP(1, 9),
        LZ4(1, 12),
        ZSTD(1, 22);

        private final int lowest;
        private final int highest;

        Levels(int lowest, int highest) {
            this.lowest = lowest;
            this.highest = highest;
        }
    }

    /** Why these programs cannot compress as configured; empty if they can. */
    Optional<String> objection() {
        Compression method = dump().compression();
        boolean modern = method == Compression.LZ4 || method == Compression.ZSTD;
        if (modern && programs.major() < METHODS_SINCE) {
            return Optional.of("wanted pg_dump " + METHODS_SINCE + " or newer for the compression " + word(method)
                    + ", found " + programs.text() + ". Install postgresql-client-" + METHODS_SINCE
                    + " and set bin_directory to it, or set the compression to gzip.");
        }
        return method == Compression.NONE ? Optional.empty() : levelObjection(Levels.valueOf(method.name()));
    }

    private Optional<String> levelObjection(Levels levels) {
        return dump().level()
                .filter(level -> level < levels.lowest || level > levels.highest)
                .map(level -> "wanted a level from " + levels.lowest + " to " + levels.highest + " for the compression "
                        + word(dump().compression()) + ", found " + level + ". Correct backup.dump.level.");
    }

    /**
     * The arguments; what it writes is made durable when the backup is published, not here.
     *
     * @param snapshot whose view of the database is dumped; empty: one of its own
     */
    List<String> arguments(Path out, Optional<String> snapshot) {
        List<String> arguments = new ArrayList<>(List.of("--format=" + word(dump().format())));
        if (dump().format() == Format.DIRECTORY) {
            arguments.add("--jobs=" + dump().jobs());
        }
        snapshot.ifPresent(id -> arguments.add("--snapshot=" + id));
        compress().ifPresent(how -> arguments.add("--compress=" + how));
        arguments.addAll(List.of(
                "--lock-wait-timeout=" + settings.lockWaitTimeout().toMillis(),
                "--no-sync",
                "--verbose",
                "--file=" + out));
        return arguments;
    }

    private Optional<String> compress() {
        if (programs.major() >= METHODS_SINCE) {
            return Optional.of(compression());
        }
        return dump().compression() == Compression.NONE
                ? Optional.of("0")
                : dump().level().map(level -> Integer.toString(level));
    }

    /** For people and the manifest, for example {@code zstd:3}. */
    String compression() {
        String method = word(dump().compression());
        return dump().compression() == Compression.NONE
                ? method
                : method + dump().level().map(level -> ":" + level).orElse("");
    }

    private DumpSettings dump() {
        return settings.dump();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
