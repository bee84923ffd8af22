package io.understudy.replication.observe;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a rebuild left beside a data directory. Only names that we give ourselves are recognised.
 *
 * @param path absolute, the data directory's with an ending of ours
 * @param since when it got its name, as the machine's clock said
 */
public record KeptData(String path, Kind kind, Instant since) {
    /** What is in it. */
    public enum Kind {
        /** A whole data directory that a copy replaced. */
        OLD_DIRECTORY("an old data directory"),
        /** The WAL, or its end, of a node that went on alone. */
        SAVED_WAL("saved WAL"),
        /** A copy that was never moved into its place. */
        UNUSED_COPY("a copy that was never used");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** What we add to a data directory's name, as an extended regular expression that grep reads alike. */
    public static final String ENDING =
            "\\.(kept-([0-9]{8}T[0-9]{9}Z|t[0-9]+-[0-9A-F]+_[0-9A-F]+)|rescue-(tail-)?t[0-9]+-[0-9A-F]+_[0-9A-F]+"
                    + "|understudy-copy-[0-9]{8}T[0-9]{9}Z)";

    private static final Pattern OURS = Pattern.compile(ENDING);

    /** Empty if the name is none of ours for this data directory. */
    public static Optional<KeptData> of(String dataDirectory, String path, Instant since) {
        if (!path.startsWith(dataDirectory)) {
            return Optional.empty();
        }
        Matcher ending = OURS.matcher(path.substring(dataDirectory.length()));
        return ending.matches() ? Optional.of(new KeptData(path, kind(ending.group(1)), since)) : Optional.empty();
    }

    private static Kind kind(String ending) {
        if (ending.startsWith("kept-")) {
            return Kind.OLD_DIRECTORY;
        }
        return ending.startsWith("rescue-") ? Kind.SAVED_WAL : Kind.UNUSED_COPY;
    }
}
