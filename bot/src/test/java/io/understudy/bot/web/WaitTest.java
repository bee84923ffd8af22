package io.understudy.bot.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WaitTest {
    @Test
    void readsThePreferenceAmongOthersAndShortensIt() {
        assertThat(Wait.parse("wait=10")).contains(Duration.ofSeconds(10));
        assertThat(Wait.parse("respond-async, wait = 5; foo")).contains(Duration.ofSeconds(5));
        assertThat(Wait.parse("wait=\"7\"")).contains(Duration.ofSeconds(7));
        assertThat(Wait.parse("wait=3600")).contains(Duration.ofSeconds(60));
    }

    @Test
    void takesWhatItCannotUnderstandForNoPreference() {
        assertThat(Wait.parse("")).isEmpty();
        assertThat(Wait.parse("wait=0")).isEmpty();
        assertThat(Wait.parse("wait=-1")).isEmpty();
        assertThat(Wait.parse("wait=soon")).isEmpty();
        assertThat(Wait.parse("await=5")).isEmpty();
    }
}
