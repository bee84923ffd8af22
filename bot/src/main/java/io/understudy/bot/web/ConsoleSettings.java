package io.understudy.bot.web;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;

/**
 * Where the console listens.
 *
 * @param host address to bind
 * @param port 0 takes a free one
 * @param publicUrl what people's browsers use when a proxy stands in front, for example {@code https://chat.example.org}
 */
public record ConsoleSettings(String host, int port, Optional<URI> publicUrl) {
    public ConsoleSettings {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("wanted a port from 0 to 65535, found " + port);
        }
        publicUrl.ifPresent(ConsoleSettings::requireHttp);
    }

    public static Map<String, Object> defaults() {
        return Map.of("host", "127.0.0.1", "port", 7420);
    }

    /** Where people find the page, as far as the configuration says it: a free port is not known before it is taken. */
    public URI address() {
        return publicUrl.orElseGet(() -> URI.create("http://" + host + ":" + port));
    }

    boolean loopbackOnly() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    boolean secure() {
        return publicUrl.filter(url -> url.getScheme().equals("https")).isPresent();
    }

    private static void requireHttp(URI url) {
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "wanted a public URL such as https://chat.example.org, found '" + url + "'");
        }
    }
}
