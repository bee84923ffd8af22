package io.understudy.replication.scratch;

import io.understudy.replication.roles.RoleNames;
import io.understudy.replication.roles.RoleScript;

/** The making of Understudy's roles on a primary, each with a random password. */
record RoleCreation(ScratchServer server, RoleNames names) {

    // Passwords must not reach the server's log, not even with a statement that fails.
    private static final String QUIET = """
            SET log_statement = 'none';
            SET log_min_error_statement = 'panic';
            SET log_min_duration_statement = -1;
            """;

    void run() {
        StringBuilder script = new StringBuilder(QUIET).append("BEGIN;\n");
        int version = server.site().binaries().majorVersion();
        new RoleScript(version, names).statements().forEach(statement -> append(script, statement));
        for (String role : names.all()) {
            append(script, RoleScript.password(role, server.site().credentials().passwordOf(role)));
        }
        server.psql("create the roles", script.append("COMMIT;\n").toString());
    }

    private static void append(StringBuilder script, String statement) {
        script.append(statement).append(";\n");
    }
}
