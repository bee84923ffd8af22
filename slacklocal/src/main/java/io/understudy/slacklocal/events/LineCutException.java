package io.understudy.slacklocal.events;

/** The line went down before the app acknowledged; whether it read the event is not known. */
public final class LineCutException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LineCutException(String found) {
        super("wanted an acknowledgement, found that " + found);
    }
}
