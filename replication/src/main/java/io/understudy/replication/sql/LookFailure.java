package io.understudy.replication.sql;

import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Down;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.NodeObservation.Unknown;
import io.understudy.replication.observe.NodeObservation.UnknownReason;
import io.understudy.replication.observe.NodeObservation.WarmStandby;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What follows from a question that failed. Judged by SQLSTATE and by the network's own error; the server's words,
 * which may be in any language, decide nothing but {@code hot_standby=off}, whose SQLSTATE has many meanings.
 *
 * <p>Source: PostgreSQL manual, Appendix A; {@code canAcceptConnections()} for 57P03.
 */
record LookFailure(String node, Instant at, SQLException error) {
    NodeObservation observation() {
        if (NodeSession.isTimeout(error) || caused(SocketTimeoutException.class)) {
            return unknown(UnknownReason.TIMEOUT);
        }
        if (caused(UnknownHostException.class) || caused(NoRouteToHostException.class)) {
            return unknown(UnknownReason.NO_ROUTE);
        }
        if (caused(ConnectException.class)) {
            return connectFailed();
        }
        return bySqlState(error.getSQLState() == null ? "" : error.getSQLState());
    }

    /** The system says "refused" only when the machine itself answered; anything else is the way to it. */
    private NodeObservation connectFailed() {
        boolean refused = cause(ConnectException.class)
                .map(Throwable::getMessage)
                .filter(message -> message.toLowerCase(Locale.ROOT).contains("refused"))
                .isPresent();
        return refused ? down(DownReason.REFUSED) : unknown(UnknownReason.NO_ROUTE);
    }

    private NodeObservation bySqlState(String state) {
        return switch (state) {
            case "57P03" -> cannotConnectNow();
            case "57P01", "57P02" -> down(DownReason.STOPPING);
            case "57014" -> unknown(UnknownReason.TIMEOUT);
            case "28000", "28P01", "08004", "42501" -> unknown(UnknownReason.LOGIN_REFUSED);
            case "53300" -> unknown(UnknownReason.TOO_MANY_CLIENTS);
            default -> unknown(UnknownReason.NOT_UNDERSTOOD);
        };
    }

    private NodeObservation cannotConnectNow() {
        String words = detail().toLowerCase(Locale.ROOT);
        if (words.contains("hot standby mode is disabled")) {
            return new WarmStandby(node, at);
        }
        return down(words.contains("shutting down") ? DownReason.STOPPING : DownReason.STARTING);
    }

    private Down down(DownReason reason) {
        return new Down(node, at, reason, detail());
    }

    private Unknown unknown(UnknownReason reason) {
        return new Unknown(node, at, reason, detail());
    }

    private String detail() {
        Optional<String> serverDetail = Optional.of(error)
                .filter(PSQLException.class::isInstance)
                .map(failure -> ((PSQLException) failure).getServerErrorMessage())
                .map(ServerErrorMessage::getDetail);
        String message = error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
        return message.replaceAll("\\s+", " ")
                + serverDetail
                        .filter(detail -> !message.contains(detail))
                        .map(detail -> " (" + detail + ")")
                        .orElse("");
    }

    private boolean caused(Class<? extends Throwable> kind) {
        return cause(kind).isPresent();
    }

    private <T extends Throwable> Optional<T> cause(Class<T> kind) {
        for (Throwable one = error; one != null; one = one.getCause()) {
            if (kind.isInstance(one)) {
                return Optional.of(kind.cast(one));
            }
        }
        return Optional.empty();
    }
}
