package io.understudy.slacklocal.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** views.open. */
class ViewApiTest {
    private static final String MODAL =
            "{\"type\":\"modal\",\"title\":{\"type\":\"plain_text\",\"text\":\"Promote\"},\"blocks\":[{\"type\":\"divider\"}]}";

    private final App app = new App();

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void aTriggerOpensOneModalForTheMemberWhoClicked() throws Exception {
        String trigger = app.workspace.triggers().issue(app.alice.id());

        JsonNode view =
                app.call("views.open", "trigger_id", trigger, "view", MODAL).path("view");

        assertEquals(
                view.path("id").asText(),
                app.workspace.views().seenBy(app.alice.id()).get(0).id());
        assertEquals("Promote", view.at("/title/text").asText());
        assertEquals("exchanged_trigger_id", open(trigger));
    }

    @Test
    void aTriggerIsGoodForThreeSeconds() throws Exception {
        String trigger = app.workspace.triggers().issue(app.alice.id());
        app.clock.advance(Duration.ofSeconds(3));

        assertEquals("expired_trigger_id", open(trigger));
        assertEquals(List.of(), app.violations());
        assertEquals("invalid_trigger_id", open("1.2.3"));
    }

    @Test
    void aModalThatBreaksTheRulesIsRefusedWithThePlace() throws Exception {
        String trigger = app.workspace.triggers().issue(app.alice.id());

        JsonNode answer =
                app.call("views.open", "trigger_id", trigger, "view", MODAL.replace("Promote", "x".repeat(25)));

        assertEquals("invalid_arguments", answer.path("error").asText());
        assertEquals(
                "[ERROR] must be less than 25 characters [json-pointer:/view/title/text]",
                answer.at("/response_metadata/messages/0").asText());
    }

    private String open(String trigger) throws Exception {
        return app.outcome("views.open", "trigger_id", trigger, "view", MODAL);
    }
}
