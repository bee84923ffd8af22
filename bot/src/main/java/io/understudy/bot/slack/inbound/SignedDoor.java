package io.understudy.bot.slack.inbound;

import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser.HttpRequest;
import io.understudy.bot.slack.SlackMember;
import io.understudy.bot.slack.inbound.Signatures.Verdict;
import io.understudy.commands.parse.Harmless;
import io.understudy.replication.operate.Person;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges one request over HTTP before anything else reads it. What was not made by Slack is answered with 401, changes
 * nothing, and is written into the audit. Safe for any thread.
 */
final class SignedDoor {
    static final int LONGEST_BODY_BYTES = 1024 * 1024;
    private static final String RETRY = "X-Slack-Retry-Num";
    private static final Logger LOG = LoggerFactory.getLogger(SignedDoor.class);

    private final Signatures signatures;
    private final Replays replays = new Replays();
    private final Reception reception;
    private final SecurityEvents security;
    private final InstantSource clock;

    SignedDoor(Signatures signatures, Reception reception, SecurityEvents security, InstantSource clock) {
        this.signatures = signatures;
        this.reception = reception;
        this.security = security;
        this.clock = clock;
    }

    /**
     * A request.
     *
     * @param headers their first values, by names in lower case
     * @param from the address that it came from
     */
    record Knock(Map<String, String> headers, InputStream body, String from) {
        private Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }
    }

    /** Answers it. */
    Response answer(Knock knock) throws IOException {
        byte[] body = knock.body().readNBytes(LONGEST_BODY_BYTES + 1);
        if (body.length > LONGEST_BODY_BYTES) {
            return refused(knock, 413, "is longer than " + LONGEST_BODY_BYTES + " bytes");
        }
        Instant now = clock.instant();
        Verdict verdict = signatures.judge(
                knock.header("X-Slack-Signature").orElse(null),
                knock.header("X-Slack-Request-Timestamp").orElse(null),
                body,
                now);
        if (verdict instanceof Verdict.Refused refused) {
            return refused(knock, 401, refused.why());
        }
        Verdict.Genuine genuine = (Verdict.Genuine) verdict;
        return replays.isFirst(genuine.signature(), genuine.until(), now)
                ? take(knock, body, genuine.signature())
                : again(knock);
    }

    /** The header is not signed, so that it earns no more than an answer that does nothing, and a line in the log. */
    private Response again(Knock knock) {
        if (knock.header(RETRY).isEmpty()) {
            return refused(knock, 401, "was made by Slack, but has come before: somebody replays it");
        }
        LOG.info("a request of Slack's came again, marked as a retry; acknowledged, nothing done");
        return Response.ok();
    }

    private Response take(Knock knock, byte[] body, String signature) {
        try {
            return reception.take(HttpRequest.builder()
                    .requestUri(SlackListener.PATH)
                    .requestBody(new String(body, StandardCharsets.UTF_8))
                    .headers(new RequestHeaders(headers(knock)))
                    .queryString(Map.of())
                    .remoteAddress(knock.from())
                    .build());
        } catch (Exception e) {
            // Slack sends it again, and that one shall be taken.
            replays.forget(signature);
            LOG.error("an event was not acknowledged, since it could not be kept", e);
            return Response.error(500);
        }
    }

    private static Map<String, List<String>> headers(Knock knock) {
        Map<String, List<String>> headers = new HashMap<>();
        knock.header(RETRY).ifPresent(number -> headers.put(RETRY, List.of(number)));
        return headers;
    }

    private Response refused(Knock knock, int status, String why) {
        Person nobody = new Person(SlackMember.PLATFORM, "unverified", "unverified");
        security.record(
                nobody,
                "a request from " + Harmless.echo(knock.from()) + " to Slack's address of the bot " + why
                        + "; answered with " + status + ", nothing was done");
        return Response.error(status);
    }
}
