package io.understudy.bot.web;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a client wants to wait for the answer: {@code Prefer: wait=10} (RFC 7240), in seconds. */
final class Wait {
    /** Longer waits are shortened to this. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    private static final Pattern PREFERENCE =
            Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,9})\"?(?:$|[,;\\s])");

    private Wait() {}

    /** Empty when the client does not want to wait. */
    static Optional<Duration> wantedBy(Context ctx) {
        return parse(Optional.ofNullable(ctx.header("Prefer")).orElse(""));
    }

    /** A preference that cannot be understood is none, as the RFC has it. */
    static Optional<Duration> parse(String prefer) {
        Matcher matcher = PREFERENCE.matcher(prefer);
        if (!matcher.find()) {
            return Optional.empty();
        }
        Duration wanted = Duration.ofSeconds(Long.parseLong(matcher.group(1)));
        return Optional.of(wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted).filter(wait -> !wait.isZero());
    }
}
