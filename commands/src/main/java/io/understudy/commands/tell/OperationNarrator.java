package io.understudy.commands.tell;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.chat.Place;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.render.OperationMessage;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.operate.OperationListener;
import io.understudy.replication.operate.OperationState;
import io.understudy.replication.operate.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps every operation's one message up to date: at once when its state or step changes, at most once a second while a
 * step makes progress. What is on the board is looked up by key, so that a restarted bot goes on with the same message.
 */
public final class OperationNarrator implements OperationListener {
    private static final Logger LOG = LoggerFactory.getLogger(OperationNarrator.class);
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final String REMINDER = "/reminder";
    private static final Set<OperationState> TOLD_BESIDES =
            Set.of(OperationState.COMPLETED, OperationState.FAILED, OperationState.NEEDS_HUMAN, OperationState.VOIDED);

    private final MessageBoard board;
    private final InstantSource clock;
    private final ScheduledExecutorService progressThread;
    /** Used on the progress thread only. */
    private final Map<Long, Telling> tellings = new HashMap<>();

    /** The executor has exactly one thread: messages are put in the order of what happened. */
    public OperationNarrator(MessageBoard board, InstantSource clock, ScheduledExecutorService progressThread) {
        this.board = board;
        this.clock = clock;
        this.progressThread = progressThread;
    }

    /** The key of an operation's message. */
    public static String key(long operation) {
        return "operation/" + operation;
    }

    /** Posts the preview of a new operation as the answer to an invocation, before it returns. */
    public PostedMessage announce(Operation operation, String invocation) {
        return board.put(Draft.answer(
                key(operation.id()),
                Place.in(operation.channel()),
                invocation,
                OperationMessage.of(operation, Optional.empty())));
    }

    /** A proposal that nobody {@link #announce}s within a second is posted too, for example after a crash. */
    @Override
    public void changed(Operation operation) {
        Duration wait = operation.events().isEmpty() ? PACE : Duration.ZERO;
        later(wait, () -> tell(operation));
    }

    /** At start: a bot that died between an event and its telling left a message behind that says too little. */
    public void tellAgain(Operation operation) {
        if (!operation.state().ended()) {
            changed(operation);
            return;
        }
        later(Duration.ZERO, () -> {
            if (board.byKey(key(operation.id())).isPresent()) {
                tell(operation);
            }
        });
    }

    @Override
    public void progressed(Operation operation, Progress progress) {
        later(Duration.ZERO, () -> tell(operation, progress));
    }

    private void tell(Operation operation) {
        Telling known = tellings.get(operation.id());
        if (known != null && known.isAhead(operation)) {
            return;
        }
        boolean announced =
                operation.events().isEmpty() && board.byKey(key(operation.id())).isPresent();
        if (!announced) {
            put(new Telling(operation, Optional.empty(), clock.instant(), false));
        }
    }

    private void tell(Operation operation, Progress progress) {
        Telling known = tellings.getOrDefault(operation.id(), Telling.nothingYet(operation));
        if (known.isAhead(operation) || known.operation().state().ended()) {
            return;
        }
        if (progress.isStalled()) {
            warn(operation, progress);
        }
        Duration wait = known.wait(clock.instant(), PACE);
        if (wait.isZero()) {
            put(new Telling(known.newest(operation), Optional.of(progress), clock.instant(), false));
        } else {
            tellings.put(operation.id(), known.with(operation, progress));
            if (!known.putIsDue()) {
                later(wait, () -> catchUp(operation.id()));
            }
        }
    }

    /** Once for each step: edits do not notify, and somebody should look. */
    private void warn(Operation operation, Progress progress) {
        String stall = key(operation.id()) + "/stalled/" + operation.stepsDone(false);
        if (board.byKey(stall).isEmpty()) {
            board.byKey(key(operation.id()))
                    .ifPresent(posted -> board.put(
                            Draft.announcement(stall, thread(posted), OperationMessage.stalled(operation, progress))));
        }
    }

    /** Puts what was held back, unless a change of state or step was told meanwhile. */
    private void catchUp(long operation) {
        Telling held = tellings.get(operation);
        if (held != null && held.putIsDue()) {
            put(new Telling(held.operation(), held.progress(), clock.instant(), false));
        }
    }

    private void put(Telling telling) {
        Operation operation = telling.operation();
        tellings.put(operation.id(), telling);
        Optional<PostedMessage> before = board.byKey(key(operation.id()));
        PostedMessage posted = board.put(new Draft(
                key(operation.id()),
                before.map(PostedMessage::place).orElseGet(() -> Place.in(operation.channel())),
                Optional.empty(),
                before.flatMap(PostedMessage::invocation),
                OperationMessage.of(operation, telling.progress())));
        if (isToldBesides(operation)) {
            reply(posted, "/outcome", OperationMessage.outcome(operation));
        }
        ChatMessage reminder = OperationMessage.reminder(operation);
        if (isReminder(operation) || offersMore(posted.key() + REMINDER, reminder)) {
            reply(posted, REMINDER, reminder);
        }
    }

    /** Whether a button still stands there that nobody should click any more. */
    private boolean offersMore(String key, ChatMessage now) {
        return board.byKey(key)
                .filter(told -> told.buttons().size() > now.buttons().size())
                .isPresent();
    }

    /** An edit notifies nobody. Who cancels what has not begun knows it. */
    private static boolean isToldBesides(Operation operation) {
        boolean stopped = operation.state() == OperationState.CANCELLED
                && !operation.eventsOf(OperationEvent.Started.class).isEmpty();
        return stopped || TOLD_BESIDES.contains(operation.state());
    }

    private static boolean isReminder(Operation operation) {
        List<OperationEvent> events = operation.events();
        return !events.isEmpty() && events.get(events.size() - 1) instanceof OperationEvent.Reminded;
    }

    private void reply(PostedMessage posted, String what, ChatMessage message) {
        board.put(Draft.announcement(posted.key() + what, thread(posted), message));
    }

    private static Place thread(PostedMessage posted) {
        return new Place(
                posted.place().channel(),
                Optional.of(posted.id()),
                posted.place().onlyFor());
    }

    private void later(Duration wait, Runnable task) {
        Future<?> unused = progressThread.schedule(() -> logged(task), wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** A message that cannot be put must not end the thread: the next one says more anyway. */
    private static void logged(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("an operation's message could not be put on the board", e);
        }
    }

    /** What was told last of an operation, or is held back. */
    private record Telling(Operation operation, Optional<Progress> progress, Instant putAt, boolean putIsDue) {
        static Telling nothingYet(Operation operation) {
            return new Telling(operation, Optional.empty(), Instant.MIN, false);
        }

        boolean isAhead(Operation other) {
            return operation.events().size() > other.events().size();
        }

        Operation newest(Operation other) {
            return isAhead(other) ? operation : other;
        }

        Telling with(Operation newer, Progress newerProgress) {
            return new Telling(newest(newer), Optional.of(newerProgress), putAt, true);
        }

        Duration wait(Instant now, Duration pace) {
            Instant next = putAt.equals(Instant.MIN) ? now : putAt.plus(pace);
            return now.isBefore(next) ? Duration.between(now, next) : Duration.ZERO;
        }
    }
}
