package io.understudy.backup.catalogue;

/** How thoroughly a backup was proven. Each level has everything of those before. */
public enum VerificationLevel {
    /** Not at all. */
    NONE("nothing"),
    /** Its programs ended well, and its size is near the median of those before. */
    L0("exit code and size"),
    /** Every file has the bytes that were written. */
    L1("checksums"),
    /** Every dump was read to its end, as a restore would. */
    L2("read in full"),
    /** It was restored into a throwaway server, its tables and sampled rows compared. */
    L3("restored");

    private final String words;

    VerificationLevel(String words) {
        this.words = words;
    }

    /** For people, for example {@code read in full}. */
    public String words() {
        return words;
    }

    /** Whether it has everything that the other has. */
    public boolean reaches(VerificationLevel other) {
        return compareTo(other) >= 0;
    }
}
