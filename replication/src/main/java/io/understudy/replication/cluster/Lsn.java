package io.understudy.replication.cluster;

/**
 * A position in the write-ahead log, in bytes since its beginning; unsigned 64 bits, written {@code 0/3000148}.
 *
 * <p>Source: PostgreSQL manual, "pg_lsn Type". {@code 0/0} is PostgreSQL's "no position": {@link #isValid()}.
 */
public record Lsn(long value) implements Comparable<Lsn> {
    public static final Lsn NONE = new Lsn(0);

    /**
     * Reads the form that PostgreSQL prints.
     *
     * @throws IllegalArgumentException if the text is not two hexadecimal numbers of up to 8 digits with a slash between
     */
    public static Lsn parse(String text) {
        int slash = text.indexOf('/');
        try {
            long high = Long.parseLong(text, 0, slash, 16);
            long low = Long.parseLong(text, slash + 1, text.length(), 16);
            if (high >>> 32 != 0 || low >>> 32 != 0) {
                throw new NumberFormatException();
            }
            return new Lsn(high << 32 | low);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("wanted an LSN like 0/3000148, found '" + text + "'", e);
        }
    }

    public boolean isValid() {
        return value != 0;
    }

    /** Bytes of WAL from {@code other} to this; never negative, since two nodes are never read at one instant. */
    public long bytesAfter(Lsn other) {
        return Math.max(0, value - other.value);
    }

    public boolean isAfter(Lsn other) {
        return compareTo(other) > 0;
    }

    /** The number of the segment that holds this position. */
    public long segment(long segmentBytes) {
        return Long.divideUnsigned(value, segmentBytes);
    }

    public Lsn plus(long bytes) {
        return new Lsn(value + bytes);
    }

    public static Lsn max(Lsn a, Lsn b) {
        return a.isAfter(b) ? a : b;
    }

    @Override
    public int compareTo(Lsn other) {
        return Long.compareUnsigned(value, other.value);
    }

    @Override
    public String toString() {
        return String.format("%X/%X", value >>> 32, value & 0xFFFF_FFFFL);
    }
}
