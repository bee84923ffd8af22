package io.understudy.bot.wiring;

import io.understudy.commands.access.AuditLog;
import io.understudy.commands.access.SeenEvents;
import io.understudy.commands.chat.Conversation;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.deliver.Deliveries;
import io.understudy.commands.deliver.PlatformChannels;
import io.understudy.replication.incident.IncidentStore;
import io.understudy.replication.operate.Pause;
import jakarta.inject.Inject;

/** What Slack's adapter stands on, apart from the configuration. */
record SlackPorts(
        MessageBoard board,
        Conversation conversation,
        AuditLog audit,
        SeenEvents seen,
        Deliveries deliveries,
        PlatformChannels made,
        IncidentStore incidents,
        Pause pause) {
    @Inject
    SlackPorts {}
}
