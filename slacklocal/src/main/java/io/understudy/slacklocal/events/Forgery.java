package io.understudy.slacklocal.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/** Requests that an app must not believe. */
public enum Forgery {
    /** Signed by somebody who does not know the secret. */
    FORGED,
    /** Changed after it was signed. */
    ALTERED,
    /** Without a signature. */
    UNSIGNED,
    /** Without the time of the signature. */
    UNDATED,
    /** Signed six minutes ago. */
    STALE,
    /** Signed six minutes from now. */
    FUTURE_DATED,
    /** Signed and believed once; the same bytes come again. */
    REPLAYED,
    /** Properly signed, of more than a mebibyte. */
    OVERSIZED,
    /** Properly signed, from another workspace. */
    WRONG_TEAM,
    /** Properly signed, for another app. */
    WRONG_APP;

    private static final Duration TOO_FAR = Duration.ofMinutes(6);
    private static final int MORE_THAN_A_MEBIBYTE = 1024 * 1024 + 1;

    SignedRequest of(Event event, String secret, Instant now) {
        SignedRequest good = SignedRequest.of(event, Attempt.FIRST, secret, now);
        return switch (this) {
            case FORGED -> good.signed("another secret", now);
            case ALTERED -> good.withBody(good.body() + "&text=promote");
            case UNSIGNED -> good.without(SignedRequest.SIGNATURE);
            case UNDATED -> good.without(SignedRequest.TIME);
            case STALE -> good.signed(secret, now.minus(TOO_FAR));
            case FUTURE_DATED -> good.signed(secret, now.plus(TOO_FAR));
            case REPLAYED -> good;
            case OVERSIZED ->
                good.withBody(good.body() + "&padding=" + "x".repeat(MORE_THAN_A_MEBIBYTE))
                        .signed(secret, now);
            case WRONG_TEAM -> SignedRequest.of(foreign(event), Attempt.FIRST, secret, now);
            case WRONG_APP -> SignedRequest.of(forAnotherApp(event), Attempt.FIRST, secret, now);
        };
    }

    /** The same event as if it came from another workspace; also to be sent over Socket Mode. */
    public static Event foreign(Event event) {
        ObjectNode payload = event.payload();
        if (payload.has("team_id")) {
            payload.put("team_id", "T0FOREIGN");
        }
        if (payload.get("team") instanceof ObjectNode team) {
            team.put("id", "T0FOREIGN");
        }
        if (payload.get("user") instanceof ObjectNode user && user.has("team_id")) {
            user.put("team_id", "T0FOREIGN");
        }
        return new Event(event.kind(), payload);
    }

    /** The same event as if it were for another app; also to be sent over Socket Mode. */
    public static Event forAnotherApp(Event event) {
        return new Event(event.kind(), event.payload().put("api_app_id", "A0ANOTHER"));
    }
}
