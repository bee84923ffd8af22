package io.understudy.bot.slack.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScissorsTest {
    private final Scissors scissors = new Scissors();

    @Test
    void leavesAloneWhatFits() {
        assertThat(scissors.fit("12345", 5)).isEqualTo("12345");
        assertThat(scissors.shortened()).isFalse();
    }

    @Test
    void marksWhatItShortened() {
        assertThat(scissors.fit("123456", 5)).isEqualTo("1234…");
        assertThat(scissors.shortened()).isTrue();
    }

    @Test
    void neverTearsAnEscape() {
        assertThat(scissors.fit("12&amp;67", 6)).isEqualTo("12…");
        assertThat(scissors.fit("1&lt;5678", 6)).isEqualTo("1&lt;…");
        assertThat(scissors.fit("12&345678", 6)).isEqualTo("12&34…");
    }

    @Test
    void neverTearsACharacter() {
        assertThat(scissors.fit("123\uD83D\uDE0067", 5)).isEqualTo("123…");
    }
}
