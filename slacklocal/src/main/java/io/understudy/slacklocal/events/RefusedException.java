package io.understudy.slacklocal.events;

/** The app answered an event with something else than 200. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RefusedException(int status) {
        super("wanted 200, found " + status);
    }
}
