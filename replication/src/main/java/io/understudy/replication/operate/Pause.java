package io.understudy.replication.operate;

import java.time.Duration;

/** Waits a while; injected, so that tests decide how time passes. */
@FunctionalInterface
public interface Pause {
    void of(Duration time) throws InterruptedException;
}
