package io.understudy.bot.slack;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where an answer can be sent although the bot may not write in the channel: an address that came with the command or
 * click, and that Slack takes five answers at within 30 minutes. Kept in memory only: a restart forgets them. Safe for any
 * thread.
 */
public final class ResponseUrls {
    static final Duration LIFETIME = Duration.ofMinutes(30);
    static final int USES = 5;
    private static final int MOST = 10_000;
    private static final String SLACKS_OWN = "hooks.slack.com";

    private final URI apiUrl;
    private final InstantSource clock;
    private final Map<String, Kept> kept = new LinkedHashMap<>();

    /** @param apiUrl answers go to its host too, for a Slack that is not slack.com */
    public ResponseUrls(URI apiUrl, InstantSource clock) {
        this.apiUrl = apiUrl;
        this.clock = clock;
    }

    /**
     * Keeps the address; one of another host than Slack's is dropped, since the bot would send there what it knows.
     *
     * @param invocation id of the invocation or click that it came with
     * @param address as it stood in the payload; null if there was none
     */
    public synchronized void remember(String invocation, String address) {
        Instant now = clock.instant();
        kept.values().removeIf(one -> !now.isBefore(one.until));
        if (kept.size() < MOST) {
            trusted(address).ifPresent(url -> kept.putIfAbsent(invocation, new Kept(url, now.plus(LIFETIME), USES)));
        }
    }

    /** Takes one of the uses; empty when there is none left, or never was one. */
    public synchronized Optional<URI> use(String invocation) {
        Kept found = kept.get(invocation);
        if (found == null || found.isOver(clock.instant())) {
            return Optional.empty();
        }
        kept.put(invocation, new Kept(found.address, found.until, found.uses - 1));
        return Optional.of(found.address);
    }

    /** What was kept for a window that was open is for what was typed into it. */
    public synchronized void rename(String before, String invocation) {
        Optional.ofNullable(kept.remove(before)).ifPresent(one -> kept.putIfAbsent(invocation, one));
    }

    private Optional<URI> trusted(String address) {
        try {
            URI url = new URI(address == null ? "" : address);
            return isSlacks(url) || isBesideTheApi(url) ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isSlacks(URI url) {
        return "https".equals(url.getScheme()) && SLACKS_OWN.equals(url.getHost()) && url.getPort() == -1;
    }

    private boolean isBesideTheApi(URI url) {
        boolean sameHost = url.getHost() != null
                && (url.getHost().equals(apiUrl.getHost()) || (isLoopback(url) && isLoopback(apiUrl)));
        return sameHost && apiUrl.getScheme().equals(url.getScheme()) && url.getUserInfo() == null;
    }

    /** By how it is written: a name that somebody else wrote is not looked up. */
    private static boolean isLoopback(URI url) {
        return url.getHost().matches("localhost|127\\.[0-9.]+|\\[::1]");
    }

    private record Kept(URI address, Instant until, int uses) {
        boolean isOver(Instant now) {
            return uses == 0 || !now.isBefore(until);
        }
    }
}
