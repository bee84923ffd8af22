package io.understudy.replication.sweep;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.observe.Door;
import io.understudy.replication.observe.Door.Answer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knocks at a server's port without logging in: connects, says nothing and hangs up. A server that runs answers the end with
 * the end. It costs it one short-lived process, and no line in its log unless {@code log_connections} is on.
 *
 * <p>Source: {@code ProcessStartupPacket()}: "If we get no data at all, don't clutter the log with a complaint". A request
 * for encryption would leave a complaint each time where {@code ssl} is on.
 */
public final class DoorProbe {
    private final ClusterSpec spec;
    private final Duration patience;
    private final InstantSource clock;
    private final Set<String> shut = ConcurrentHashMap.newKeySet();

    /** @param patience for the connection and for the answer, each, of each of two tries */
    public DoorProbe(ClusterSpec spec, Duration patience, InstantSource clock) {
        this.spec = spec;
        this.patience = patience;
        this.clock = clock;
    }

    /** Knocks once, and once more if nobody opens who opened before. Never throws for what it finds. */
    public Door knock(String node) {
        boolean wasShut = shut.contains(node);
        Answer met = once(spec.requireNode(node));
        if (!wasShut && met == Answer.SILENT) {
            met = once(spec.requireNode(node));
        }
        // Connections that nobody took fill the machine's queue: then it takes no more, and that is silence as well.
        Answer answer = wasShut && met == Answer.NO_ANSWER ? Answer.SILENT : met;
        if (answer == Answer.SILENT) {
            shut.add(node);
        } else {
            shut.remove(node);
        }
        return new Door(node, clock.instant(), answer);
    }

    private Answer once(NodeSpec node) {
        try (Socket socket = new Socket()) {
            return connects(socket, node) ? answer(socket) : Answer.NO_ANSWER;
        } catch (IOException refused) {
            return Answer.REFUSED;
        }
    }

    private boolean connects(Socket socket, NodeSpec node) throws IOException {
        int millis = Math.toIntExact(patience.toMillis());
        socket.setSoTimeout(millis);
        try {
            socket.connect(new InetSocketAddress(node.address(), node.port()), millis);
            return true;
        } catch (SocketTimeoutException noAnswer) {
            return false;
        }
    }

    private static Answer answer(Socket socket) throws IOException {
        try {
            socket.shutdownOutput();
            socket.getInputStream().read();
            return Answer.OPENS;
        } catch (SocketTimeoutException silence) {
            return Answer.SILENT;
        } catch (SocketException hungUp) {
            return Answer.REFUSED;
        }
    }
}
