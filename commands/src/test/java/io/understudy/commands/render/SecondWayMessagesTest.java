package io.understudy.commands.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.outbox.Parcel;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SecondWayMessagesTest {
    @Test
    void saysWhatWasNotToldOutsideAndWhatToDo() {
        Parcel refused = Parcel.waiting("incident-41-opened", "orders", "{}", Instant.EPOCH)
                .refused("alerts.example.org answered with HTTP status 401");
        assertThat(TextRendering.of(SecondWayMessages.refused(refused))).isEqualTo("""
                Understudy · webhook
                incident-41-opened was not told outside of chat: alerts.example.org answered with HTTP status 401. It is not sent again. Check webhook.url and its secret in the configuration.
                """);
    }
}
