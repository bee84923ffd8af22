package io.understudy.commands.deliver;

import io.understudy.commands.chat.PostedMessage;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is still to be shown on one platform, each message in its newest wording only. Safe for any thread; no I/O. */
final class Backlog {
    private final Map<String, Pending> byId = new HashMap<>();
    private long readUpTo;
    private long turns;

    /** Nothing up to this revision is left to do. */
    synchronized void beginAt(long settledUpTo) {
        readUpTo = settledUpTo;
    }

    /** Revision of the newest wording that was read from the board. */
    synchronized long readUpTo() {
        return readUpTo;
    }

    /**
     * Takes a wording that was read, in the order of revisions. While a message waits it keeps its lane, so that two calls
     * never work on one message.
     */
    synchronized void add(PostedMessage message, String lane, boolean unshown, Instant since) {
        byId.compute(
                message.id(),
                (id, waiting) -> waiting == null
                        ? new Pending(message, lane, unshown, since, turns++, false)
                        : waiting.in(message));
        readUpTo = message.revision();
    }

    /** Takes a wording that needs not be shown, and with it the need to show any before. */
    synchronized void skip(PostedMessage message) {
        byId.remove(message.id());
        readUpTo = message.revision();
    }

    /** The platform was brought to this; a wording that came meanwhile waits from now on. */
    synchronized void settled(Delivery delivery, Instant now) {
        byId.computeIfPresent(
                delivery.message(),
                (id, waiting) -> waiting.message().revision() <= delivery.revision()
                        ? null
                        : new Pending(
                                waiting.message(),
                                waiting.lane(),
                                delivery.receipt().isEmpty(),
                                now,
                                turns++,
                                waiting.message().revision() - 1 == delivery.revision()));
    }

    /** What comes next in a lane; an answer waits for the message that it stands below, and for that one's end. */
    synchronized Optional<PostedMessage> next(String lane) {
        return byId.values().stream()
                .filter(one -> one.lane().equals(lane) && isReady(one))
                .min(Pending.ORDER)
                .map(Pending::message);
    }

    /** The lanes in which something could be shown. */
    synchronized List<String> lanes() {
        return byId.values().stream()
                .filter(this::isReady)
                .sorted(Pending.ORDER)
                .map(Pending::lane)
                .distinct()
                .toList();
    }

    private boolean isReady(Pending one) {
        return one.message()
                .place()
                .thread()
                .map(byId::get)
                .filter(parent -> parent.comesBefore(one))
                .isEmpty();
    }

    /** The revision up to which nothing is left to do. */
    synchronized long settledUpTo() {
        return byId.values().stream()
                .mapToLong(one -> one.message().revision() - 1)
                .reduce(readUpTo, Math::min);
    }

    /** Since when the oldest waits. */
    synchronized Optional<Instant> oldest() {
        return byId.values().stream().map(Pending::since).min(Instant::compareTo);
    }
}
