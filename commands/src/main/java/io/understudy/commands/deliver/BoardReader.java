package io.understudy.commands.deliver;

import io.understudy.commands.chat.ChatMessage.Phase;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.chat.PostedMessage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what is new on the board into the backlog. One thread reads at a time. */
final class BoardReader {
    private static final Logger LOG = LoggerFactory.getLogger(BoardReader.class);
    private static final int PAGE = 100;
    /** Where messages wait whose lane cannot be found out: the courier's answer to the post will say more. */
    private static final String UNKNOWN_LANE = "?";

    private final MessageBoard board;
    private final Courier courier;
    private final Deliveries deliveries;
    private final InstantSource clock;
    private boolean caughtUp;

    BoardReader(MessageBoard board, Courier courier, Deliveries deliveries, InstantSource clock) {
        this.board = board;
        this.courier = courier;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** Where a start begins: at what was not settled, and the first of all starts at the end of the board. */
    long begin() {
        return deliveries.settledUpTo(courier.platform()).orElseGet(() -> {
            long newest = board.newestRevision();
            deliveries.settledUpTo(courier.platform(), newest);
            return newest;
        });
    }

    void readInto(Backlog backlog) {
        List<PostedMessage> page;
        do {
            page = board.since(backlog.readUpTo(), PAGE);
            page.forEach(message -> take(message, backlog));
        } while (page.size() == PAGE);
        caughtUp = true;
    }

    private void take(PostedMessage message, Backlog backlog) {
        Optional<Delivery> known = deliveries.of(courier.platform(), message.id());
        boolean dealtWith =
                known.filter(one -> one.revision() >= message.revision()).isPresent();
        Optional<String> lane = dealtWith || isPassing(message) ? Optional.empty() : lane(message);
        boolean unshown = known.flatMap(Delivery::receipt).isEmpty();
        lane.ifPresentOrElse(
                name -> backlog.add(message, name, unshown, since(message, known)), () -> backlog.skip(message));
    }

    /** What one person sees cannot be edited: progress would be a heap of messages. */
    private static boolean isPassing(PostedMessage message) {
        return message.place().onlyFor().isPresent() && message.message().phase() == Phase.WORKING;
    }

    private Optional<String> lane(PostedMessage message) {
        try {
            return courier.lane(message);
        } catch (RuntimeException e) {
            LOG.error("The {} courier failed to say where message {} belongs", courier.platform(), message.key(), e);
            return Optional.of(UNKNOWN_LANE);
        }
    }

    /** What a start finds unshown waits since it was said; since when an edit waits is not kept. */
    private Instant since(PostedMessage message, Optional<Delivery> known) {
        boolean saidBefore =
                !caughtUp && known.isEmpty() && message.place().onlyFor().isEmpty();
        return saidBefore ? message.at() : clock.instant();
    }
}
