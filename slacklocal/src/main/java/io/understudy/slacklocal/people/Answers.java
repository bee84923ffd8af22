package io.understudy.slacklocal.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.understudy.slacklocal.workspace.Channel;
import io.understudy.slacklocal.workspace.Draft;
import io.understudy.slacklocal.workspace.Member;
import io.understudy.slacklocal.workspace.OpenView;
import io.understudy.slacklocal.workspace.Workspace;
import java.util.List;
import java.util.Optional;

/** What an answer within an acknowledgement does. */
record Answers(Workspace workspace, Member member) {
    /** A message, for the member alone if it says nothing else. */
    void toCommand(Channel channel, JsonNode answer) {
        if (!answer.has("text") && !answer.has("blocks")) {
            return;
        }
        boolean forAll = answer.path("response_type").asText().equals("in_channel");
        JsonNode blocks =
                answer.path("blocks").isArray() ? answer.path("blocks") : JsonNodeFactory.instance.arrayNode();
        workspace
                .messages()
                .post(new Draft(
                        channel.id(),
                        Optional.empty(),
                        workspace.app().botUser(),
                        answer.path("text").asText(),
                        blocks,
                        forAll ? Optional.empty() : Optional.of(member.id()),
                        List.of()));
    }

    /** Errors keep the modal, a new wording replaces it, a pushed one comes on top, anything else closes it. */
    void toSubmission(OpenView view, JsonNode answer) {
        String action = answer.path("response_action").asText();
        if (action.equals("errors")) {
            return;
        }
        if (!action.equals("push")) {
            workspace.views().close(view.id());
        }
        if (action.equals("push") || action.equals("update")) {
            workspace.views().open(member.id(), answer.path("view"));
        }
    }
}
