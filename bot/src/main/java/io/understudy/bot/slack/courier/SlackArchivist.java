package io.understudy.bot.slack.courier;

import com.slack.api.methods.response.conversations.ConversationsArchiveResponse;
import io.understudy.bot.slack.SlackMember;
import io.understudy.bot.slack.courier.SlackReply.Done;
import io.understudy.bot.slack.courier.SlackReply.Refused;
import io.understudy.commands.chat.IncidentChannel;
import io.understudy.commands.deliver.PlatformChannels;
import io.understudy.commands.deliver.PlatformChannels.MadeChannel;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.IncidentStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the channels of incidents that have been over for a while; to be run steadily: what Slack does not take now is
 * left to the next run. Also finishes the furnishing of channels that Slack's troubles interrupted.
 */
public final class SlackArchivist implements Runnable {
    /** How often to run. */
    public static final Duration INTERVAL = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(SlackArchivist.class);
    private static final int RECENT = 500;
    private static final Set<String> CLOSED_ALREADY = Set.of("already_archived", "channel_not_found", "is_archived");

    private final SlackApi api;
    private final PlatformChannels made;
    private final IncidentStore incidents;
    private final Collection<String> clusters;
    private final Furnishing furnishing;
    private final Duration after;
    private final InstantSource clock;
    private final OnceAnHour log;

    /**
     * Looks after the incidents of the clusters with these names.
     *
     * @param after how long a channel stays open after the incident's end
     */
    public SlackArchivist(
            SlackApi api,
            PlatformChannels made,
            IncidentStore incidents,
            Collection<String> clusters,
            Furnishing furnishing,
            Duration after,
            InstantSource clock) {
        this.api = api;
        this.made = made;
        this.incidents = incidents;
        this.clusters = List.copyOf(clusters);
        this.furnishing = furnishing;
        this.after = after;
        this.clock = clock;
        this.log = new OnceAnHour(clock);
    }

    @Override
    public void run() {
        furnishing.goOn();
        for (MadeChannel channel : dueChannels()) {
            if (!close(channel)) {
                return;
            }
        }
    }

    private List<MadeChannel> dueChannels() {
        return clusters.stream()
                .flatMap(cluster -> incidents.recent(cluster, RECENT).stream())
                .filter(this::isLongOver)
                .flatMap(incident -> channel(incident).stream())
                .toList();
    }

    private boolean isLongOver(Incident incident) {
        return incident.closedAt()
                .filter(end -> !clock.instant().isBefore(end.plus(after)))
                .isPresent();
    }

    private Optional<MadeChannel> channel(Incident incident) {
        return made.named(SlackMember.PLATFORM, new IncidentChannel(incident.id(), incident.cluster()).name())
                .filter(channel -> !channel.archived());
    }

    /** False if Slack wants no calls now, or answers none: each of the others would wait as long. */
    private boolean close(MadeChannel channel) {
        SlackReply<ConversationsArchiveResponse> reply =
                api.call(methods -> methods.conversationsArchive(args -> args.channel(channel.id())));
        boolean closedAlready = reply instanceof Refused<?> refused && CLOSED_ALREADY.contains(refused.error());
        if (reply instanceof Done<?> || closedAlready) {
            made.put(SlackMember.PLATFORM, new MadeChannel(channel.name(), channel.id(), true));
        } else if (reply instanceof Refused<ConversationsArchiveResponse> refused) {
            log.warn(LOG, "the channel " + channel.name() + " stays open in Slack: " + Remedy.of(refused));
        }
        return reply instanceof Done<?> || reply instanceof Refused<?>;
    }
}
