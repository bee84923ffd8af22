package io.understudy.bot.cli;

import io.understudy.commands.parse.Harmless;
import io.understudy.replication.host.HostException;
import io.understudy.replication.scratch.ScratchException;
import io.understudy.replication.sql.SqlFailure;
import io.understudy.store.StoreUnusable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * The last word of a verb that could not go on. Our own errors say in their message what to do; any other is a defect,
 * and only that one needs a stack trace, in the log.
 */
public final class PlainErrors implements IExecutionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(PlainErrors.class);
    private static final List<Class<? extends Throwable>> OURS = List.of(
            StoreUnusable.class,
            ScratchException.class,
            UncheckedIOException.class,
            HostException.class,
            SqlFailure.class);

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        Optional<String> words = ours(failure).map(PlainErrors::words);
        if (words.isEmpty()) {
            LOG.error("{} ended with an error that nobody foresaw", command.getCommandName(), failure);
        }
        command.getErr().println("understudy: " + words.orElseGet(() -> unforeseen(failure)));
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    /** The outermost of ours; what puts the bot together may have wrapped it. */
    private static Optional<Throwable> ours(Throwable failure) {
        return Stream.iterate(failure, one -> one != null, Throwable::getCause)
                .filter(one -> OURS.stream().anyMatch(kind -> kind.isInstance(one)))
                .findFirst();
    }

    private static String words(Throwable ours) {
        String hint = ours instanceof HostException host ? "; " + host.failure().hint() : "";
        return lines(ours.getMessage()) + hint;
    }

    private static String unforeseen(Exception failure) {
        return "this went wrong in a way that nobody foresaw: " + lines(failure.toString())
                + "; the log on stderr above tells where";
    }

    /** A server's log may be part of the message: its lines are kept, and nothing else that moves a cursor. */
    static String lines(String text) {
        return String.join(
                "\n  ", String.valueOf(text).lines().map(Harmless::visible).toList());
    }
}
