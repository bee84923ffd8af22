package io.understudy.backup.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.progress.BackupProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TellingTest {
    private final FakeClock clock = new FakeClock();
    private final List<BackupProgress> told = new ArrayList<>();
    private final Telling telling = new Telling(told::add, clock, 1000);
    private final DumpListener listener = new DumpListener(telling);
    private long written;

    @Test
    void aNewPhaseIsToldAtOnceAndProgressTwiceASecond() {
        telling.phase("dumping orders", 1, 2);
        assertThat(told).containsExactly(new BackupProgress("dumping orders", "", 1, 2, 0, 1000, 0));

        for (int millis = 0; millis < 2000; millis += 5) {
            clock.pass(Duration.ofMillis(5));
            listener.silence();
        }
        assertThat(told).hasSize(1 + 4);
    }

    @Test
    void theRateIsThatOfTheLastSeconds() {
        telling.phase("dumping orders", 1, 2);
        telling.growing(() -> written);
        for (int second = 1; second <= 20; second++) {
            clock.pass(Duration.ofSeconds(1));
            written += second <= 10 ? 100 : 30;
            telling.tick();
        }
        assertThat(last().bytes()).isEqualTo(1300);
        assertThat(last().bytesPerSecond()).isEqualTo(30);
    }

    @Test
    void aPartThatWasGivenUpHasNoBytes() {
        telling.growing(() -> 70);
        telling.grown(70);
        telling.growing(() -> 50);
        telling.grown(0);
        telling.phase("reading back", 1, 1);
        assertThat(last().bytes()).isEqualTo(70);
    }

    @Test
    void theTableIsTakenFromWhatTheProgramSays() {
        telling.phase("dumping orders", 1, 2);
        clock.pass(Duration.ofSeconds(1));
        listener.stderrLine("pg_dump: dumping contents of table \"public.Odd \"name\"\"");
        assertThat(last().at()).isEqualTo("public.Odd \"name\"");
        assertThat(listener.words()).isEmpty();
        assertThat(listener.error()).isFalse();
    }

    @Test
    void complaintsAreKeptAndChatterIsNot() {
        listener.stderrLine("pg_dump: last built-in OID is 16383");
        listener.stderrLine("pg_dump: warning: there are circular foreign-key constraints on this table:");
        listener.stderrLine("pg_dump: FATAL:  terminating connection due to conflict with recovery");
        listener.stderrLine("DETAIL:  User was holding a relation lock for too long.");
        listener.stderrLine("pg_dump: error: query failed: server closed the connection unexpectedly");
        assertThat(listener.error()).isTrue();
        assertThat(listener.words()).isEqualTo("""
                pg_dump: warning: there are circular foreign-key constraints on this table:
                pg_dump: FATAL:  terminating connection due to conflict with recovery
                DETAIL:  User was holding a relation lock for too long.
                pg_dump: error: query failed: server closed the connection unexpectedly""");
    }

    @Test
    void ofManyWarningsTheLastWordsCount() {
        for (int line = 1; line <= 1000; line++) {
            listener.stderrLine("pg_dump: warning: number " + line);
        }
        listener.stderrLine("pg_dump: error: the end");
        assertThat(listener.words()).endsWith("warning: number 1000\npg_dump: error: the end").hasSizeLessThan(2001);
    }

    private BackupProgress last() {
        return told.get(told.size() - 1);
    }

    private static final class FakeClock extends Clock {
        private Instant now = Instant.parse("2026-11-20T03:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
