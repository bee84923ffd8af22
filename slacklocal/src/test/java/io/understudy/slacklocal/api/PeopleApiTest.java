package io.understudy.slacklocal.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.slacklocal.workspace.UserGroup;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** users.info and usergroups.*. */
class PeopleApiTest {
    private final App app = new App();
    private final UserGroup dba = app.workspace.members().newGroup("dba", "DBAs", List.of(app.alice.id()));

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void aMemberHasANameAndATeam() throws Exception {
        JsonNode user = app.call("users.info", "user", app.alice.id()).path("user");

        assertEquals("Alice Adams", user.path("real_name").asText());
        assertEquals("alice", user.at("/profile/display_name").asText());
        assertEquals(app.installation().teamId(), user.path("team_id").asText());
        assertEquals("user_not_found", app.outcome("users.info", "user", "U0NONE"));
    }

    @Test
    void groupsAreListedWithTheirMembersIfAsked() throws Exception {
        JsonNode plain = app.call("usergroups.list").at("/usergroups/0");
        JsonNode full = app.call("usergroups.list", "include_users", "true").at("/usergroups/0");

        assertEquals("dba", plain.path("handle").asText());
        assertEquals(true, plain.path("users").isMissingNode());
        assertEquals(app.alice.id(), full.at("/users/0").asText());
    }

    @Test
    void aGroupsMembersCanBeAsked() throws Exception {
        assertEquals(
                app.alice.id(),
                app.call("usergroups.users.list", "usergroup", dba.id())
                        .at("/users/0")
                        .asText());
        assertEquals("no_such_subteam", app.outcome("usergroups.users.list", "usergroup", "S0NONE"));
    }
}
