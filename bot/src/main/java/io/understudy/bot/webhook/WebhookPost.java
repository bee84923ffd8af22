package io.understudy.bot.webhook;

import io.understudy.bot.outside.OutboundHttp;
import io.understudy.bot.outside.OutboundHttp.Reply;
import java.net.URI;
import java.time.InstantSource;
import java.util.Set;

/** One attempt to deliver. */
record WebhookPost(URI url, Signature signature, OutboundHttp http, InstantSource clock) {
    /** Of the statuses from 400 to 499, those that say "later". */
    private static final Set<Integer> LATER = Set.of(408, 425, 429);

    /** What came of an attempt; the reasons are for people. */
    sealed interface Outcome {
        record Taken() implements Outcome {}

        record TryAgain(String reason) implements Outcome {}

        /** Trying again would not help. */
        record Refused(String reason) implements Outcome {}
    }

    Outcome send(String id, String body) throws InterruptedException {
        Reply reply = http.post(url, signature.headers(id, clock.instant(), body), body);
        if (reply instanceof Reply.Unanswered silent) {
            return new Outcome.TryAgain(silent.reason());
        }
        int status = ((Reply.Answered) reply).status();
        String said = url.getHost() + " answered with HTTP status " + status;
        return switch (status / 100) {
            case 2 -> new Outcome.Taken();
            case 3 -> new Outcome.Refused(said + ", a redirect; set webhook.url to the address it leads to");
            case 4 -> LATER.contains(status) ? new Outcome.TryAgain(said) : new Outcome.Refused(said);
            default -> new Outcome.TryAgain(said);
        };
    }
}
