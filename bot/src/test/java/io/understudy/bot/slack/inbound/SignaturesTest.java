package io.understudy.bot.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.bot.slack.inbound.Signatures.Verdict;
import io.understudy.replication.cluster.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F30")
final class SignaturesTest {
    private static final Instant NOW = Instant.ofEpochSecond(1531420618);
    private static final byte[] BODY = ("token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
                    + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
                    + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J"
                    + "%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c")
            .getBytes(StandardCharsets.UTF_8);
    private static final String SIGNATURE = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

    private final Signatures signatures = new Signatures(new Secret("8f742231b10e8888abcd99yyyzzz85a5"));

    @Test
    void believesTheExampleOfSlacksDocumentation() {
        assertThat(judge(SIGNATURE, NOW, BODY, NOW))
                .isEqualTo(new Verdict.Genuine(SIGNATURE, NOW.plus(Signatures.TOLERANCE)));
    }

    @Test
    void refusesWhatSomebodySignedWhoDoesNotKnowTheSecret() {
        String forged = new Signatures(new Secret("another secret")).sign(seconds(NOW), BODY);
        assertThat(why(judge(forged, NOW, BODY, NOW))).contains("was not made with this signing secret");
    }

    @Test
    void refusesABodyThatWasAlteredAfterItWasSigned() {
        byte[] altered = BODY.clone();
        altered[altered.length - 1] ^= 1;
        assertThat(why(judge(SIGNATURE, NOW, altered, NOW))).contains("over this body");
    }

    @Test
    void refusesATimestampThatWasAlteredAfterItWasSigned() {
        assertThat(judge(SIGNATURE, NOW.plusSeconds(1), BODY, NOW)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void believesFiveMinutesInBothDirectionsAndNotASecondMore() {
        assertThat(judge(SIGNATURE, NOW, BODY, NOW.plusSeconds(300))).isInstanceOf(Verdict.Genuine.class);
        assertThat(judge(SIGNATURE, NOW, BODY, NOW.minusSeconds(300))).isInstanceOf(Verdict.Genuine.class);
        assertThat(why(judge(SIGNATURE, NOW, BODY, NOW.plusSeconds(301)))).contains("signed 301 s ago");
        assertThat(why(judge(SIGNATURE, NOW, BODY, NOW.minusSeconds(301)))).contains("signed 301 s in the future");
    }

    @Test
    void refusesWhatHasNoSignatureOrNoTime() {
        assertThat(why(signatures.judge(null, seconds(NOW), BODY, NOW))).contains("no signature");
        assertThat(why(signatures.judge(SIGNATURE, null, BODY, NOW))).contains("no signature");
        assertThat(why(signatures.judge(SIGNATURE, "-1", BODY, NOW))).contains("timestamp");
        assertThat(why(signatures.judge(SIGNATURE, "9999999999999999999", BODY, NOW)))
                .contains("timestamp");
    }

    @Test
    void aReplayIsOneUntilItsAgeGivesItAway() {
        Replays replays = new Replays();
        Instant until = NOW.plusSeconds(300);
        assertThat(replays.isFirst(SIGNATURE, until, NOW)).isTrue();
        assertThat(replays.isFirst(SIGNATURE, until, NOW.plusSeconds(300))).isFalse();
        replays.forget(SIGNATURE);
        assertThat(replays.isFirst(SIGNATURE, until, NOW)).isTrue();
        assertThat(replays.isFirst("another", until, NOW)).isTrue();
    }

    private Verdict judge(String signature, Instant signed, byte[] body, Instant now) {
        return signatures.judge(signature, seconds(signed), body, now);
    }

    private static String why(Verdict verdict) {
        return ((Verdict.Refused) verdict).why();
    }

    private static String seconds(Instant time) {
        return Long.toString(time.getEpochSecond());
    }
}
