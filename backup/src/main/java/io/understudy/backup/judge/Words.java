package io.understudy.backup.judge;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Parts of sentences. */
final class Words {
    private Words() {}

    static String minute(Instant at) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
                .format(at.atOffset(ZoneOffset.UTC));
    }

    /** The first line of a detail, after a blank; nothing if there is none. */
    static String inBrackets(String detail) {
        return detail.isBlank() ? "" : " (" + detail.lines().findFirst().orElse("") + ")";
    }
}
