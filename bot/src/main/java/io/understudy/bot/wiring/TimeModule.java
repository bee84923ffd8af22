package io.understudy.bot.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import io.understudy.replication.operate.Pause;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;

/** Time and randomness, injected everywhere. */
final class TimeModule extends AbstractModule {
    @Provides
    Clock clock() {
        return Clock.systemUTC();
    }

    @Provides
    InstantSource instants(Clock clock) {
        return clock;
    }

    @Provides
    Pause pause() {
        return time -> Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);
    }

    @Provides
    SecureRandom random() {
        return new SecureRandom();
    }
}
