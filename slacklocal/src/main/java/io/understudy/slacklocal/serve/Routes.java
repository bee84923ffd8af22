package io.understudy.slacklocal.serve;

import io.javalin.config.JavalinConfig;

/** A part of the local Slack that answers requests: the Web API, Socket Mode, the page. */
@FunctionalInterface
public interface Routes {
    /** Adds the part's paths ({@code config.routes}) and websockets; called once, before the server listens. */
    void add(JavalinConfig config);
}
