package io.understudy.replication.check;

import java.util.List;

/** What came of logging in to one server as the operator. */
public sealed interface OperatorAnswer {
    /** Logged in; these statements would give the role what it lacks. */
    record LoggedIn(List<String> missingGrants) implements OperatorAnswer {
        public LoggedIn {
            missingGrants = List.copyOf(missingGrants);
        }
    }

    /** Not answered, in the server's or the driver's own words. */
    record Refused(String found) implements OperatorAnswer {}

    /** Not asked, because the server did not answer at all. */
    record NotAsked() implements OperatorAnswer {}
}
