package io.understudy.backup.site;

import io.understudy.backup.catalogue.RetentionNotices;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Notices that are forgotten when the test ends. */
public final class MemoryNotices implements RetentionNotices {
    private record Notice(String rule, Instant at) {}

    private final Map<String, Notice> notices = new ConcurrentHashMap<>();

    @Override
    public Optional<Instant> given(String cluster, String rule) {
        return Optional.ofNullable(notices.get(cluster))
                .filter(one -> one.rule().equals(rule))
                .map(Notice::at);
    }

    @Override
    public void give(String cluster, String rule, Instant at) {
        notices.put(cluster, new Notice(rule, at));
    }
}
