package io.understudy.bot.slack.inbound;

import io.understudy.bot.slack.SlackSettings;
import io.understudy.replication.operate.Pause;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

/** Makes the way in that the configuration asks for. */
public final class Entrances {
    /** Taking an event is a write into the store; four keep one that waits from holding up the others. */
    private static final int TAKING = 4;

    private static final int OPENING = 4;

    private Entrances() {}

    /**
     * Nothing runs yet.
     *
     * @param threads makes threads whose names begin with what it is given
     */
    public static Entrance of(InboundContext inbound, Pause pause, Function<String, ThreadFactory> threads) {
        SecurityEvents security = new SecurityEvents(inbound.audit(), inbound.clock());
        OwnApp ownApp = new OwnApp();
        ExecutorService windows = Executors.newFixedThreadPool(OPENING, threads.apply("slack-modal"));
        Reception reception = new Reception(inbound, ownApp, security, windows);
        if (inbound.settings().mode() == SlackSettings.Mode.SOCKET) {
            return new SocketMode(
                    inbound,
                    reception,
                    ownApp,
                    pause,
                    Executors.newFixedThreadPool(TAKING, threads.apply("slack-in")),
                    windows,
                    threads.apply("slack-socket"));
        }
        Signatures signatures =
                new Signatures(inbound.settings().signingSecret().orElseThrow());
        return new SlackListener(
                inbound, new SignedDoor(signatures, reception, security, inbound.clock()), ownApp, windows);
    }
}
