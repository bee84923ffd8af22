package io.understudy.commands.desk;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.IncidentChannel;
import io.understudy.commands.render.IncidentListMessage;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.IncidentStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which incident a command is about: the one that it names, else the channel's own, else the only one that is open.
 *
 * @param usual the clusters of channels that have one
 */
record WhichIncident(IncidentStore store, Map<String, String> usual) {
    /** Answers about the incident, or asks which one is meant. */
    Answer with(Optional<Long> named, Asked asked, Function<Incident, Answer> answer) {
        String channel = asked.invocation().channel();
        Optional<Long> number = named.or(() -> IncidentChannel.of(channel).map(IncidentChannel::incident));
        if (number.isPresent()) {
            return store.byId(number.get())
                    .map(answer)
                    .orElseGet(() -> told("There is no incident " + number.get()
                            + " here. /replica incidents shows those that there are."));
        }
        List<Incident> open = open(Optional.ofNullable(usual.get(channel)));
        if (open.size() == 1) {
            return answer.apply(open.get(0));
        }
        return open.isEmpty()
                ? told("No incident is open. /replica incidents shows those that were.")
                : new Answer.Private(IncidentListMessage.of("Which one? Name its number", open));
    }

    private List<Incident> open(Optional<String> cluster) {
        return cluster.map(store::open).orElseGet(store::openEverywhere);
    }

    private static Answer told(String text) {
        return new Answer.Private(ChatMessage.plain("Nothing was done", text, Tone.WARNING));
    }
}
