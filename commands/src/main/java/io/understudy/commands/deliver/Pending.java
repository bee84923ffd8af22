package io.understudy.commands.deliver;

import io.understudy.commands.chat.ChatMessage.Phase;
import io.understudy.commands.chat.PostedMessage;
import java.time.Instant;
import java.util.Comparator;

/**
 * A message that is still to be shown, in its newest wording.
 *
 * @param unshown whether it does not stand on the platform yet
 * @param since when it began to wait; newer wordings do not begin anew
 * @param turn the order in which messages began to wait
 * @param repeated whether this wording stands there already, and what belongs to it does not
 */
record Pending(PostedMessage message, String lane, boolean unshown, Instant since, long turn, boolean repeated) {
    /**
     * New messages in the order in which they were said, then edits that people wait for, then progress. A message that is
     * edited all the time does not overtake others: its turn stays.
     */
    static final Comparator<Pending> ORDER =
            Comparator.comparingInt(Pending::rank).thenComparing(Pending::said).thenComparingLong(Pending::turn);

    String id() {
        return message.id();
    }

    Pending in(PostedMessage newer) {
        return new Pending(newer, lane, unshown, since, turn, false);
    }

    /** Whether an answer below it would come too early: people would read an end below something that still goes on. */
    boolean comesBefore(Pending answer) {
        boolean said = message.message().phase() != Phase.WORKING
                && message.revision() < answer.message().revision();
        return unshown || (said && !repeated);
    }

    private int rank() {
        if (unshown) {
            return 0;
        }
        return message.message().phase() == Phase.WORKING ? 2 : 1;
    }

    private Instant said() {
        return unshown ? message.at() : Instant.EPOCH;
    }
}
