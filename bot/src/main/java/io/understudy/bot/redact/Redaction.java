package io.understudy.bot.redact;

import io.understudy.replication.cluster.Secret;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Masks the values of known secrets, and whatever is written as somebody's password. */
public final class Redaction {
    /** Masking a shorter value would mask ordinary words, and nobody could read what happened. */
    static final int SHORTEST = 8;

    private static final String MASK = "(secret)";

    /** {@code password=x} of a libpq connection string or a URL, and {@code PASSWORD 'x'} of SQL. */
    private static final Pattern PASSWORD = Pattern.compile(
            "(\\b(?:ssl)?password(?:\\s*=\\s*|\\s+(?=')))('(?:[^'\\\\]|\\\\.|'')*'|[^\\s'&]+)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern IN_ADDRESS = Pattern.compile("(\\bpostgres(?:ql)?://[^\\s:/@]*:)[^\\s/@]+(?=@)");

    /** A key of age, which opens backups. */
    private static final Pattern BACKUP_KEY = Pattern.compile("\\bAGE-SECRET-KEY-1[0-9A-Z]+", Pattern.CASE_INSENSITIVE);

    private final List<String> known;

    public Redaction(Collection<Secret> secrets) {
        known = secrets.stream()
                .map(Secret::reveal)
                .filter(value -> value.length() >= SHORTEST)
                .distinct()
                // The longest first: a shorter one may be a part of it.
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** The text without secrets; the same text if it had none. */
    public String of(String text) {
        String masked = text;
        for (String secret : known) {
            masked = masked.replace(secret, MASK);
        }
        masked = PASSWORD.matcher(masked).replaceAll("$1" + MASK);
        masked = BACKUP_KEY.matcher(masked).replaceAll(MASK);
        return IN_ADDRESS.matcher(masked).replaceAll("$1" + MASK);
    }
}
