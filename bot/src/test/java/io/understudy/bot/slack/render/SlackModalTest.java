package io.understudy.bot.slack.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.model.view.View;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.slacklocal.rules.BlockRules;
import org.junit.jupiter.api.Test;

class SlackModalTest {
    private static final SlackModal MODAL = new SlackModal("/replica");
    private static final PostedMessage PREVIEW = Board.posted(SampleMessages.preview());
    private static final PostedMessage RUNBOOK = Board.posted(SampleMessages.runbook());

    @Test
    void approvingByATypedNameShowsOnceMoreWhatIsAboutToHappen() {
        JsonNode view = Sent.view(MODAL.of(PREVIEW, "b0").orElseThrow());
        assertThat(BlockRules.view(view)).isEmpty();
        assertThat(view.toPrettyString()).isEqualTo(Golden.pretty("modal.json"));
    }

    @Test
    void saysWhatCannotBeTakenBack() {
        assertThat(Sent.view(MODAL.of(PREVIEW, "b0").orElseThrow()).toString()).contains("This cannot be taken back.");
        assertThat(Sent.view(note()).toString()).doesNotContain("cannot be taken back");
    }

    @Test
    void aNoteIsTypedInAWindowToo() {
        View view = note();
        assertThat(BlockRules.view(Sent.view(view))).isEmpty();
        assertThat(view.getTitle().getText()).isEqualTo("Note, incident 7");
        assertThat(view.getSubmit().getText()).isEqualTo("Add note");
        assertThat(view.getPrivateMetadata()).isEqualTo("m1.b3");
    }

    @Test
    void aClickIsEnoughForEverythingElse() {
        assertThat(MODAL.of(PREVIEW, "b1")).isEmpty();
        assertThat(MODAL.of(RUNBOOK, "b0")).isEmpty();
        assertThat(MODAL.of(Board.posted(SampleMessages.status()), "b0")).isEmpty();
        assertThat(MODAL.of(PREVIEW, "a button of another message")).isEmpty();
    }

    private static View note() {
        return MODAL.of(RUNBOOK, "b3").orElseThrow();
    }
}
