package io.understudy.commands.desk;

import io.understudy.commands.catalogue.CommandCatalogue;
import io.understudy.commands.chat.IncidentChannel;
import io.understudy.commands.chat.Invocation;
import io.understudy.commands.parse.CommandParser;
import io.understudy.commands.parse.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what is typed where: a channel may have a cluster of its own, and an incident's channel has. */
final class ChannelParsers {
    private final CommandParser general;
    private final Map<String, CommandParser> ofClusters = new HashMap<>();
    private final Map<String, String> usual;

    /** {@code usual}: the clusters of channels that have one. */
    ChannelParsers(CommandCatalogue catalogue, Map<String, List<String>> nodes, Map<String, String> usual) {
        this.general = new CommandParser(catalogue, nodes);
        this.usual = usual;
        nodes.keySet()
                .forEach(cluster -> ofClusters.put(cluster, new CommandParser(catalogue, nodes, Optional.of(cluster))));
    }

    Reading parse(Invocation invocation) {
        String channel = invocation.channel();
        return Optional.ofNullable(usual.get(channel))
                .or(() -> IncidentChannel.of(channel).map(IncidentChannel::cluster))
                .map(ofClusters::get)
                .orElse(general)
                .parse(invocation.text());
    }
}
