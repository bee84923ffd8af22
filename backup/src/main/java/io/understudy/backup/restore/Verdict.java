package io.understudy.backup.restore;

import io.understudy.backup.restore.RestoreFailedException.Fault;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whose fault it is that a restore ended with these words: the backup's, unless the place plainly lacks something. Pure. */
final class Verdict {
    /**
     * What only the place can be blamed for.
     *
     * @param hint what to do about it; may hold one {@code %s} for the first group
     */
    private record Lack(Pattern words, String hint) {}

    private static final List<Lack> LACKS = List.of(
            lack(
                    "could not open extension control file \"[^\"]*/([^/\"]+)\\.control\"",
                    "the extension %1$s is not installed there; install it (Debian: postgresql-%2$d-%1$s)"),
            lack(
                    "extension \"([^\"]+)\" is not available",
                    "the extension %1$s is not installed there; install it (Debian: postgresql-%2$d-%1$s)"),
            lack(
                    "could not (?:access file|load library) \"([^\"]+)\"",
                    "the library %1$s is not installed there; install the package that brings it"),
            lack("shared_preload_libraries", "an extension wants to be preloaded, which a new server does not do"),
            lack(
                    "No space left on device|Disk quota exceeded|could not extend file",
                    "its disk is full; free some space or choose another directory"),
            lack(
                    "invalid locale name|invalid LC_\\w+ (?:locale|setting)|could not create locale"
                            + "|collation .* for encoding .* does not exist|ICU is not supported",
                    "a locale is not installed there; install it (Debian: dpkg-reconfigure locales)"),
            lack(
                    "unrecognized configuration parameter|unsupported version \\([\\d.]+\\) in file header",
                    "its PostgreSQL is older than what the backup was made with; install that version"),
            lack(
                    "out of memory|out of shared memory|too many clients|could not fork"
                            + "|server closed the connection|terminating connection|could not connect|connection to server",
                    "the server there went away or has too little of something; read its log"),
            lack(
                    "No such file or directory.*pg_restore|not found",
                    "PostgreSQL's client programs are not installed there"));

    private Verdict() {}

    private static Lack lack(String words, String hint) {
        return new Lack(Pattern.compile(words), hint);
    }

    /**
     * Judges.
     *
     * @param wanted for example {@code to restore orders}
     * @param words of {@code pg_restore} or {@code psql}, in English
     * @param major version of the server that was restored into
     */
    static RestoreFailedException of(String wanted, String words, int major) {
        for (Lack lack : LACKS) {
            Matcher found = lack.words().matcher(words);
            if (found.find()) {
                String what = found.groupCount() > 0 ? found.group(1) : "";
                return new RestoreFailedException(
                        Fault.PLACE,
                        "wanted " + wanted + ": " + lack.hint().formatted(what, major) + ". It said: " + words);
            }
        }
        return new RestoreFailedException(Fault.BACKUP, "wanted " + wanted + ", found: " + words);
    }
}
