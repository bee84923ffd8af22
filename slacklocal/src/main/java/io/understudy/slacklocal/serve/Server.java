package io.understudy.slacklocal.serve;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.util.List;

/** Javalin on a port of this machine; listens from {@link #start} to {@link #close}. */
public final class Server implements AutoCloseable {
    /** Slack takes files through the same door, in the tests' sizes. */
    private static final long LONGEST_BODY_BYTES = 32L * 1024 * 1024;

    private final Javalin javalin;

    private Server(Javalin javalin) {
        this.javalin = javalin;
    }

    /**
     * Listens on loopback only, since there is nobody who should reach it from elsewhere.
     *
     * @param port TCP port, 0 takes a free one
     * @param address told where the server listens
     */
    public static Server start(int port, Address address, List<Routes> parts) {
        Javalin javalin = Javalin.create(config -> {
            quiet(config);
            parts.forEach(part -> part.add(config));
        });
        javalin.start("127.0.0.1", port);
        address.is(URI.create("http://127.0.0.1:" + javalin.port()));
        return new Server(javalin);
    }

    @Override
    public void close() {
        javalin.stop();
    }

    private static void quiet(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = LONGEST_BODY_BYTES;
    }
}
