package io.understudy.slacklocal.serve;

import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;

/** Where the server listens; known to the parts from the moment that it does. */
public final class Address {
    private final AtomicReference<URI> base = new AtomicReference<>();

    /** {@code http://127.0.0.1:PORT}, without a slash at its end; an {@link IllegalStateException} before the start. */
    public URI base() {
        URI known = base.get();
        if (known == null) {
            throw new IllegalStateException("wanted the local Slack's address, found none: it does not listen yet");
        }
        return known;
    }

    /** The address of a path that begins with a slash. */
    public URI at(String path) {
        return URI.create(base() + path);
    }

    void is(URI address) {
        base.set(address);
    }
}
