package io.understudy.replication.diagnose.trend;

import io.understudy.replication.observe.WalSender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The streams that one server sends: since when each has the reply that it has, and which began lately.
 *
 * @param rows of the newest look
 * @param begun streams that began between two looks within the last five minutes
 */
record SenderTrend(boolean looked, List<Row> rows, List<Beginning> begun) {
    static final SenderTrend UNKNOWN = new SenderTrend(false, List.of(), List.of());
    static final Duration LATELY = Duration.ofMinutes(5);
    private static final int MOST = 64;

    /** One stream; {@code since}: when this reply was first seen. */
    record Row(int pid, Optional<Instant> reply, Instant since) {}

    /** A stream that was not there at the look before. */
    record Beginning(String application, Instant at) {}

    SenderTrend {
        rows = List.copyOf(rows);
        begun = List.copyOf(begun);
    }

    SenderTrend after(List<WalSender> senders, Instant now) {
        List<Row> next = new ArrayList<>(senders.size());
        List<Beginning> lately = new ArrayList<>(begun);
        lately.removeIf(one -> one.at().isBefore(now.minus(LATELY)) || one.at().isAfter(now));
        for (WalSender sender : senders) {
            Optional<Row> before = row(sender.pid());
            if (before.isEmpty() && looked && sender.isStandby()) {
                lately.add(new Beginning(sender.applicationName(), now));
            }
            next.add(before.filter(row -> row.reply().equals(sender.replyTime()))
                    .orElseGet(() -> new Row(sender.pid(), sender.replyTime(), now)));
        }
        int tooMany = Math.max(0, lately.size() - MOST);
        return new SenderTrend(true, next, lately.subList(tooMany, lately.size()));
    }

    Optional<Row> row(int pid) {
        for (Row row : rows) {
            if (row.pid() == pid) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    int beginnings(String application) {
        int count = 0;
        for (Beginning one : begun) {
            count += one.application().equals(application) ? 1 : 0;
        }
        return count;
    }
}
