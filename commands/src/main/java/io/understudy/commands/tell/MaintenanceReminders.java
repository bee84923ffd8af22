package io.understudy.commands.tell;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.chat.Place;
import io.understudy.commands.render.MaintenanceMessages;
import io.understudy.replication.maintenance.MaintenanceStore;
import io.understudy.replication.maintenance.MaintenanceWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Lets no maintenance be forgotten: a reminder each day, one shortly before the end, and a word at the end. What was said
 * is found on the board by its key, so that a restarted bot says nothing twice.
 */
public final class MaintenanceReminders {
    private static final Duration SOON = Duration.ofMinutes(15);
    private static final Duration LONG = Duration.ofDays(1);
    private final MaintenanceStore store;
    private final MessageBoard board;
    private final InstantSource clock;

    public MaintenanceReminders(MaintenanceStore store, MessageBoard board, InstantSource clock) {
        this.store = store;
        this.board = board;
        this.clock = clock;
    }

    /** Says what is due about one cluster; called steadily. */
    public void remind(String cluster) {
        Instant now = clock.instant();
        for (MaintenanceWindow window : store.open(cluster)) {
            if (!window.isOn(now)) {
                say(window, "over", MaintenanceMessages.over(window));
                store.end(window.id(), window.endsAt());
            } else {
                remind(window, now);
            }
        }
    }

    private void remind(MaintenanceWindow window, Instant now) {
        Duration lasts = Duration.between(window.beganAt(), window.endsAt());
        boolean soon = !now.isBefore(window.endsAt().minus(SOON));
        if (soon && lasts.compareTo(SOON.multipliedBy(2)) >= 0) {
            say(window, "soon", MaintenanceMessages.endsSoon(window));
            return;
        }
        long days = Duration.between(window.beganAt(), now).toDays();
        if (days > 0 && lasts.compareTo(LONG) > 0) {
            say(window, "day-" + days, MaintenanceMessages.stillOn(window, now));
        }
    }

    private void say(MaintenanceWindow window, String what, ChatMessage message) {
        String key = "maintenance/" + window.id() + "/" + what;
        if (board.byKey(key).isEmpty()) {
            board.put(Draft.announcement(key, Place.in(window.channel()), message));
        }
    }
}
