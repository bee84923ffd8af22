package io.understudy.bot.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.Secret;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SessionCookiesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T14:00:00Z");
    private static final Secret KEY = new Secret("the key of these tests");

    @Test
    void endsAfterItsLifetime() {
        String cookie = at(NOW, KEY).issue("alice");
        Instant end = NOW.plus(SessionCookies.LIFETIME);
        assertThat(at(end.minusSeconds(1), KEY).userOf(cookie)).contains("alice");
        assertThat(at(end, KEY).userOf(cookie)).isEmpty();
    }

    @Test
    void isWorthNothingUnderAnotherKey() {
        String cookie = at(NOW, KEY).issue("alice");
        assertThat(at(NOW, new Secret("another key")).userOf(cookie)).isEmpty();
    }

    private static SessionCookies at(Instant now, Secret key) {
        return new SessionCookies(key, Clock.fixed(now, ZoneOffset.UTC), new RandomIds(new SecureRandom()));
    }
}
