package io.understudy.replication.observe;

import java.time.Duration;
import java.util.Optional;

/**
 * Whether commits wait for standbys.
 *
 * @param demanded {@code synchronous_standby_names}
 * @param waiting sessions that wait for a standby to confirm their commit
 * @param oldestWait of those; counted from the beginning of the session's statement, so never too short
 */
public record SyncVitals(String demanded, int waiting, Optional<Duration> oldestWait) {}
