package io.understudy.bot.slack.courier;

import io.understudy.bot.slack.render.SlackMessage;
import io.understudy.bot.slack.render.UploadedFile;
import io.understudy.commands.deliver.Outcome;
import io.understudy.commands.deliver.Receipt;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a message's pictures and files into its thread, once each. What fails is tried a few times more, beside all other
 * messages; then a line says where to see them.
 */
final class Attachments {
    private static final Logger LOG = LoggerFactory.getLogger(Attachments.class);
    private static final int TRIES = 4;

    private final Uploads uploads;
    private final Posts posts;
    private final String console;
    private final InstantSource clock;
    private final Map<String, Instant> notBefore = new ConcurrentHashMap<>();

    /** @param console where people find the web console, the end of a sentence */
    Attachments(Uploads uploads, Posts posts, String console, InstantSource clock) {
        this.uploads = uploads;
        this.posts = posts;
        this.console = console;
        this.clock = clock;
    }

    /** The message stands there; what comes of the rest. Throws nothing: else the message would be posted once more. */
    Outcome bring(Receipt receipt, Fingerprint stands, SlackMessage message) {
        try {
            return tried(receipt, stands, message);
        } catch (RuntimeException e) {
            LOG.error("files of a message in {} are left out", receipt.channel(), e);
            return new Outcome.Shown(marked(receipt, stands));
        }
    }

    private Outcome tried(Receipt receipt, Fingerprint stands, SlackMessage message) {
        if (stands.hasFilesOf(message)) {
            return new Outcome.Shown(marked(receipt, stands));
        }
        Instant waits = notBefore.getOrDefault(receipt.message(), Instant.MIN);
        if (clock.instant().isBefore(waits)) {
            return new Outcome.Unfinished(marked(receipt, stands));
        }
        Optional<Uploads.Failure> failure = uploads.bring(receipt.channel(), thread(receipt, stands), message.files());
        if (failure.isEmpty()) {
            notBefore.remove(receipt.message());
            return new Outcome.Shown(marked(receipt, stands.withFilesOf(message)));
        }
        return failed(receipt, stands.withOneMoreTry(), message, failure.get());
    }

    static Receipt marked(Receipt receipt, Fingerprint fingerprint) {
        return new Receipt(receipt.channel(), receipt.message(), fingerprint.toString());
    }

    private Outcome failed(Receipt receipt, Fingerprint stands, SlackMessage message, Uploads.Failure failure) {
        LOG.warn("files of a message in {} could not be uploaded: {}", receipt.channel(), failure.why());
        if (failure instanceof Uploads.Failure.Passing passing && stands.tries() < TRIES) {
            notBefore.put(receipt.message(), clock.instant().plus(passing.after()));
            return new Outcome.Unfinished(marked(receipt, stands));
        }
        notBefore.remove(receipt.message());
        posts.say(new Spot(receipt.channel(), Optional.of(thread(receipt, stands))), instead(message));
        return new Outcome.Shown(marked(receipt, stands.withFilesOf(message)));
    }

    private String instead(SlackMessage message) {
        String names = message.files().stream().map(UploadedFile::name).collect(Collectors.joining(", "));
        return "Could not be uploaded to Slack: " + names + ". See " + console + ".";
    }

    private static String thread(Receipt receipt, Fingerprint stands) {
        return stands.root().orElse(receipt.message());
    }
}
