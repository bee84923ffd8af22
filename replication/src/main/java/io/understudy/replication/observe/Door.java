package io.understudy.replication.observe;

import java.time.Instant;

/**
 * How a server answered a knock at its port: sessions that are open may go on while it takes no new ones.
 *
 * @param at the bot's clock when the knocking ended
 */
public record Door(String node, Instant at, Answer answer) {
    /** What the last knock met. */
    public enum Answer {
        /** The server took the connection. */
        OPENS,
        /** Its machine took the connection, the server did nothing about it. */
        SILENT,
        /** Nothing took the connection in time. */
        NO_ANSWER,
        /** The connection was refused, or there is no way. */
        REFUSED
    }

    /** Whether its machine takes connections of which the server takes no notice. */
    public boolean isShut() {
        return answer == Answer.SILENT;
    }
}
