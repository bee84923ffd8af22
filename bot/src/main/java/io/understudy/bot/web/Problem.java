package io.understudy.bot.web;

/** An answer that is an error, as RFC 9457 has it; thrown by the routes, written by {@link ProblemWriter}. */
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String name;
    private final String title;

    /**
     * @param name last part of the problem's type
     * @param detail what was wanted, what was found, what to do
     */
    Problem(int status, String name, String title, String detail) {
        super(detail);
        this.status = status;
        this.name = name;
        this.title = title;
    }

    static Problem badRequest(String detail) {
        return new Problem(400, "bad-request", "The request cannot be understood", detail);
    }

    static Problem notLoggedIn(String detail) {
        return new Problem(401, "not-logged-in", "Not logged in", detail);
    }

    static Problem foreignOrigin(String detail) {
        return new Problem(403, "foreign-origin", "The request came from another site", detail);
    }

    int status() {
        return status;
    }

    String type() {
        return "urn:understudy:problem:" + name;
    }

    String title() {
        return title;
    }
}
