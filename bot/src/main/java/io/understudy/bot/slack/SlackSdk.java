package io.understudy.bot.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;

/** Slack's own library, set up for these settings. */
public final class SlackSdk {
    /** From the first byte out to the last byte in; people wait for no call longer than that. */
    private static final Duration CALL_LIMIT = Duration.ofSeconds(10);

    private SlackSdk() {}

    /** One for all calls: it keeps connections open between them. */
    public static Slack of(SlackSettings settings) {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(withSlash(settings.apiUrl()));
        config.setHttpClientCallTimeoutMillis((int) CALL_LIMIT.toMillis());
        // It would count every call for the asynchronous client's sake, which nobody here uses.
        config.setStatsEnabled(false);
        if (isLoopback(settings.apiUrl())) {
            // The environment's proxy is for the world outside; the library would use it for this machine too.
            config.setProxyUrl(null);
        }
        return Slack.getInstance(config);
    }

    /** Whether the address is on this machine. */
    public static boolean isLoopback(URI address) {
        try {
            return InetAddress.getByName(address.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static String withSlash(URI address) {
        String text = address.toString();
        return text.endsWith("/") ? text : text + "/";
    }
}
