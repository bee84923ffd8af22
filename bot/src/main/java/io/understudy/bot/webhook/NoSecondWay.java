package io.understudy.bot.webhook;

import io.understudy.commands.outbox.SecondWay;
import io.understudy.replication.operate.Person;
import io.understudy.replication.watch.IncidentChange;

/** Where none is configured: chat is the only way. */
public final class NoSecondWay implements SecondWay {
    @Override
    public void send(IncidentChange change) {
        // Nobody outside of chat wants to know.
    }

    @Override
    public Trial test(Person by) {
        return new Trial.NotConfigured("add a 'webhook' section to the configuration (docs/webhook.md).");
    }
}
