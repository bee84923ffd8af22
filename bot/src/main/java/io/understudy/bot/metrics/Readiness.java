package io.understudy.bot.metrics;

import io.understudy.commands.chat.ChatPlatform;
import io.understudy.jobs.CheckRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the bot lives, and whether it can do its work. The reasons name no cluster: anybody may read them.
 *
 * @param read fails when the store does not answer
 * @param write fails when nothing new could be remembered
 */
public record Readiness(
        Runnable read, Runnable write, Supplier<List<CheckRecord>> checks, Supplier<List<ChatPlatform>> platforms) {
    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);

    /** Why it should be restarted; empty while it lives. */
    public List<String> dead() {
        return problem("the store does not answer", read).stream().toList();
    }

    /** Why it cannot do its work now; empty when it can. */
    public List<String> unready() {
        List<String> reasons = new ArrayList<>();
        problem("nothing can be written to the store", write).ifPresent(reasons::add);
        List<CheckRecord> all = checks.get();
        long unseen = all.stream().filter(check -> !check.checked()).count();
        if (unseen > 0) {
            reasons.add(unseen + " of " + all.size() + " clusters " + (unseen == 1 ? "has" : "have")
                    + " not been looked at yet");
        }
        platforms.get().stream()
                .filter(platform -> !platform.isConnected())
                .forEach(platform -> reasons.add(platform.name() + " is not connected"));
        return reasons;
    }

    private static Optional<String> problem(String words, Runnable attempt) {
        try {
            attempt.run();
            return Optional.empty();
        } catch (RuntimeException e) {
            LOG.debug("a probe failed: {}", words, e);
            return Optional.of(words);
        }
    }
}
