package io.understudy.slacklocal.api;

import io.javalin.http.Context;
import io.understudy.slacklocal.faults.Fault;
import io.understudy.slacklocal.faults.Faults;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** Plays the scripted faults around calls. */
final class FaultStage {
    private final Faults faults;

    FaultStage(Faults faults) {
        this.faults = faults;
    }

    /**
     * Does the call, or the fault that it meets.
     *
     * @param call does what is asked for and answers it
     */
    void play(String method, Context ctx, Runnable call) {
        CountDownLatch cleared = faults.cleared();
        Optional<Fault> fault = faults.meet(method);
        if (fault.isEmpty()) {
            call.run();
        } else {
            fault.filter(Fault::afterEffect).ifPresent(late -> call.run());
            play(fault.get(), cleared, ctx);
        }
    }

    private static void play(Fault fault, CountDownLatch cleared, Context ctx) {
        if (fault instanceof Fault.TooManyRequests many) {
            Answer.tooManyRequests(many.retryAfter().toSeconds()).send(ctx);
        } else if (fault instanceof Fault.RateLimitedBody) {
            Answer.ok(Refusal.state("ratelimited").refusal().json()).send(ctx);
        } else if (fault instanceof Fault.Refused refused) {
            Answer.ok(Refusal.state(refused.error()).refusal().json()).send(ctx);
        } else if (fault instanceof Fault.ServerError) {
            ctx.status(500).contentType("text/html").result("Internal Server Error");
        } else if (fault instanceof Fault.Hang) {
            hang(cleared, ctx);
        } else {
            cut(ctx);
        }
    }

    private static void hang(CountDownLatch cleared, Context ctx) {
        try {
            cleared.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        cut(ctx);
    }

    /** Closes the socket, so that the caller sees the connection break and no answer. */
    private static void cut(Context ctx) {
        ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }
}
