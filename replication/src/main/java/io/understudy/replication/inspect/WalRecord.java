package io.understudy.replication.inspect;

import io.understudy.replication.cluster.Lsn;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of {@code pg_waldump}.
 *
 * @param totalBytes its length without padding and page headers
 * @param switchesSegment whether the rest of its segment is unused
 */
record WalRecord(Lsn start, long totalBytes, boolean switchesSegment) {
    private static final Pattern LINE = Pattern.compile(
            "rmgr: (\\w+)\\s+len \\(rec/tot\\):\\s*\\d+/\\s*(\\d+),.* lsn: ([0-9A-F]+/[0-9A-F]+),.*desc: (\\w+).*");

    /** Headers in {@code xlog_internal.h}: of a segment's first page, and of every other. */
    private static final long LONG_HEADER = 40;

    private static final long SHORT_HEADER = 24;
    private static final long ALIGNMENT = 8;

    static Optional<WalRecord> parse(String line) {
        Matcher found = LINE.matcher(line.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        boolean switches = found.group(1).equals("XLOG") && found.group(4).equals("SWITCH");
        return Optional.of(new WalRecord(Lsn.parse(found.group(3)), Long.parseLong(found.group(2)), switches));
    }

    /** Where the next record may begin: the record is padded, and every page that it runs into begins with a header. */
    Lsn end(long pageBytes, long segmentBytes) {
        long position = start.value();
        long left = (totalBytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        while (left > 0) {
            if (position % pageBytes == 0) {
                position += position % segmentBytes == 0 ? LONG_HEADER : SHORT_HEADER;
            }
            long step = Math.min(left, pageBytes - position % pageBytes);
            position += step;
            left -= step;
        }
        return new Lsn(switchesSegment ? (position + segmentBytes - 1) / segmentBytes * segmentBytes : position);
    }
}
