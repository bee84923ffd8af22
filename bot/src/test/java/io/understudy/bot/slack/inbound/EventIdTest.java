package io.understudy.bot.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class EventIdTest {
    @Test
    @Tag("F29")
    void theSameCommandSentAgainIsTheSameEvent() {
        assertThat(EventId.of(command("1.2.a", "U1", "status")))
                .isEqualTo(EventId.of(command("1.2.a", "U1", "status")));
    }

    @Test
    void anotherCommandUnderATriggerThatASlackUsesAgainIsAnotherEvent() {
        String first = EventId.of(command("trigger", "U1", "status"));
        assertThat(List.of(
                        EventId.of(command("trigger", "U1", "promote db2")),
                        EventId.of(command("trigger", "U2", "status")),
                        EventId.of(command("other", "U1", "status"))))
                .doesNotContain(first)
                .doesNotHaveDuplicates();
    }

    @Test
    void twoPeoplesClicksUnderOneTriggerAreTwoEvents() {
        assertThat(EventId.of(click("U1"))).isEqualTo(EventId.of(click("U1"))).isNotEqualTo(EventId.of(click("U2")));
    }

    @Test
    void anEventWithoutAnIdIsRefused() {
        assertThatThrownBy(() -> EventId.of(command(null, "U1", "status"))).hasMessageContaining("trigger_id");
    }

    private static SlashCommandPayload command(String trigger, String user, String text) {
        SlashCommandPayload command = new SlashCommandPayload();
        command.setTriggerId(trigger);
        command.setUserId(user);
        command.setText(text);
        return command;
    }

    private static BlockActionPayload click(String user) {
        BlockActionPayload.User by = new BlockActionPayload.User();
        by.setId(user);
        BlockActionPayload.Action action = new BlockActionPayload.Action();
        action.setValue("message.button");
        BlockActionPayload click = new BlockActionPayload();
        click.setTriggerId("trigger");
        click.setUser(by);
        click.setActions(List.of(action));
        return click;
    }
}
