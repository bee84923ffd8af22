package io.understudy.commands.fakes;

import io.understudy.commands.deliver.PlatformChannels;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers made channels as the port demands, until the test ends. */
public final class PlatformChannelsInMemory implements PlatformChannels {
    private final Map<String, Map<String, MadeChannel>> made = new HashMap<>();

    @Override
    public synchronized Optional<MadeChannel> named(String platform, String name) {
        return of(platform).values().stream()
                .filter(one -> one.name().equals(name))
                .reduce((older, newer) -> newer);
    }

    @Override
    public synchronized Optional<MadeChannel> withId(String platform, String id) {
        return Optional.ofNullable(of(platform).get(id));
    }

    @Override
    public synchronized void put(String platform, MadeChannel channel) {
        of(platform).put(channel.id(), channel);
    }

    private Map<String, MadeChannel> of(String platform) {
        return made.computeIfAbsent(platform, name -> new LinkedHashMap<>());
    }
}
