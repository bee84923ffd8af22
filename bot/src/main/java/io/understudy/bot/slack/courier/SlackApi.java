package io.understudy.bot.slack.courier;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.util.http.SlackHttpClient;
import io.understudy.bot.slack.SlackSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Slack's methods with the bot's token: each call is one try within a time limit. Safe for any thread. */
public final class SlackApi implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SlackApi.class);
    private static final Duration LIMIT = Duration.ofSeconds(15);
    /** Where Slack does not say how long to wait. */
    private static final Duration LIMITED = Duration.ofSeconds(30);

    private static final MediaType BYTES = MediaType.get("application/octet-stream");
    private static final int TOO_MANY = 429;
    private static final Set<String> LIMITING = Set.of("ratelimited", "rate_limited", "message_limit_exceeded");
    private static final Set<String> TROUBLES =
            Set.of("internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org");

    private final Slack slack;
    private final MethodsClient methods;

    public SlackApi(SlackSettings settings) {
        this(settings, LIMIT);
    }

    /** @param limit for one call, from connecting to the end of the answer */
    public SlackApi(SlackSettings settings, Duration limit) {
        SlackConfig config = config(settings.apiUrl(), limit);
        this.slack = Slack.getInstance(
                config,
                new SlackHttpClient(SlackHttpClient.buildOkHttpClient(config)
                        .newBuilder()
                        .addInterceptor(new UnreadEchoes())
                        .build()));
        this.methods = slack.methods(settings.botToken().reveal());
    }

    /** Bolt's entrance to the same Slack, for an app that is to use the same addresses, proxies and limits. */
    public Slack slack() {
        return slack;
    }

    /** Calls one method. */
    public <T extends SlackApiTextResponse> SlackReply<T> call(Call<T> call) {
        try {
            T response = call.with(methods);
            return response.isOk() ? new SlackReply.Done<>(response) : refused(response);
        } catch (SlackApiException e) {
            return e.getResponse().code() == TOO_MANY
                    ? new SlackReply.Limited<>(retryAfter(e))
                    : new SlackReply.Troubled<>(
                            "Slack answered with HTTP status " + e.getResponse().code());
        } catch (IOException e) {
            return new SlackReply.Troubled<>("Slack did not answer (" + reason(e) + ")");
        } catch (RuntimeException e) {
            // The client lets its reader's exceptions through: a proxy's page, or nothing at all, in the place of an
            // answer.
            return new SlackReply.Troubled<>("Slack's answer could not be read (" + reason(e) + ")");
        }
    }

    /**
     * Sends a file's content to the address that Slack gave for it.
     *
     * @return what went wrong, a sentence; empty: it is there
     */
    Optional<String> upload(String address, byte[] content) {
        Request request = new Request.Builder()
                .url(address)
                .post(RequestBody.create(content, BYTES))
                .build();
        try (Response response =
                slack.getHttpClient().getOkHttpClient().newCall(request).execute()) {
            return response.isSuccessful()
                    ? Optional.empty()
                    : Optional.of("Slack answered a file with HTTP status " + response.code());
        } catch (IOException e) {
            return Optional.of("Slack did not take a file (" + reason(e) + ")");
        }
    }

    /** Ends the client's own threads; it has one for statistics also when they are off. */
    @Override
    public void close() {
        try {
            slack.close();
        } catch (Exception e) {
            LOG.debug("Slack's client did not close well", e);
        }
    }

    private static SlackConfig config(URI apiUrl, Duration limit) {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(apiUrl.toString());
        config.setHttpClientCallTimeoutMillis(Math.toIntExact(limit.toMillis()));
        // Otherwise each new token costs a call of auth.test, whose failure is remembered for ten minutes.
        config.setStatsEnabled(false);
        if (isLoopback(apiUrl)) {
            config.setProxyUrl(null);
        }
        return config;
    }

    private static boolean isLoopback(URI url) {
        try {
            return InetAddress.getByName(url.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Some limits and troubles come as an ordinary refusal. */
    private static <T extends SlackApiTextResponse> SlackReply<T> refused(T response) {
        SlackReply.Refused<T> refused = new SlackReply.Refused<>(response);
        if (LIMITING.contains(refused.error())) {
            return new SlackReply.Limited<>(LIMITED);
        }
        return TROUBLES.contains(refused.error())
                ? new SlackReply.Troubled<>("Slack is in trouble (" + refused.error() + ")")
                : refused;
    }

    private static Duration retryAfter(SlackApiException e) {
        return Optional.ofNullable(e.getResponse().header("Retry-After"))
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Math.max(1, Long.parseLong(text))))
                .orElse(LIMITED);
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** One method with its arguments. */
    public interface Call<T extends SlackApiTextResponse> {
        T with(MethodsClient methods) throws IOException, SlackApiException;
    }
}
