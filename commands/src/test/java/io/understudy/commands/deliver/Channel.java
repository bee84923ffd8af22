package io.understudy.commands.deliver;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Phase;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.Place;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.fakes.BoardInMemory;
import io.understudy.commands.fakes.DeliveriesInMemory;
import io.understudy.commands.fakes.LittlePlatform;
import io.understudy.commands.fakes.ManualClock;
import io.understudy.commands.fakes.ManualScheduler;
import io.understudy.commands.fakes.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A board, a platform and the deliverer between them; time passes when told. The deliverer can die and start again. */
final class Channel {
    static final String DB = "#db";
    static final String OPS = "#ops";
    private static final Pace PACE = new Pace(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(5));

    final ManualClock clock = new ManualClock(Samples.NOW);
    final BoardInMemory board = new BoardInMemory(clock);
    final LittlePlatform platform = new LittlePlatform(clock);
    final DeliveriesInMemory deliveries = new DeliveriesInMemory();
    private ManualScheduler threads = new ManualScheduler(clock);
    private Deliverer deliverer;

    /** A platform that ran before and has nothing left to do. */
    static Channel open() {
        Channel channel = new Channel();
        channel.start(channel.platform, channel.deliveries);
        return channel;
    }

    /** What ran before is as dead as after kill -9: it never gets a thread again. */
    void start(Courier courier, Deliveries known) {
        threads = new ManualScheduler(clock);
        deliverer = new Deliverer(board, courier, known, clock, threads, PACE);
        deliverer.start();
    }

    void restart() {
        start(platform, deliveries);
    }

    Optional<Instant> undeliveredSince() {
        return deliverer.undeliveredSince();
    }

    Deliverer deliverer() {
        return deliverer;
    }

    PostedMessage say(String channel, String key, String text) {
        return say(Place.in(channel), key, text, Phase.FINAL);
    }

    PostedMessage say(String key, String text, Phase phase) {
        return say(Place.in(DB), key, text, phase);
    }

    PostedMessage say(Place place, String key, String text, Phase phase) {
        return board.put(Draft.announcement(
                key, place, ChatMessage.plain("orders", text, Tone.NEUTRAL).withPhase(phase)));
    }

    static Place below(PostedMessage parent) {
        return new Place(parent.place().channel(), Optional.of(parent.id()), Optional.empty());
    }

    void pass(Duration time) {
        threads.pass(time);
    }

    /** What is due now, and nothing that has to wait. */
    void settle() {
        pass(Duration.ZERO);
    }

    void seconds(long seconds) {
        pass(Duration.ofSeconds(seconds));
    }
}
