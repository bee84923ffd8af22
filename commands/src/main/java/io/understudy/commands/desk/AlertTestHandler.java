package io.understudy.commands.desk;

import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.Place;
import io.understudy.commands.outbox.SecondWay;
import io.understudy.commands.render.TestAlertMessage;
import io.understudy.commands.render.TestAlertMessage.Way;
import io.understudy.replication.care.ManagedCluster;
import io.understudy.replication.incident.EscalationSettings;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a test alert all the ways that a real one goes, and says of each whether it was taken. */
final class AlertTestHandler implements ClusterHandler {
    private static final Logger LOG = LoggerFactory.getLogger(AlertTestHandler.class);
    private final CommandWiring wiring;

    AlertTestHandler(CommandWiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public Answer answer(List<ManagedCluster> clusters, Asked asked) throws InterruptedException {
        ManagedCluster cluster = clusters.get(0);
        String name = cluster.spec().name();
        asked.meanwhile().accept(TestAlertMessage.working(name));
        EscalationSettings escalation = wiring.incidents().escalation().getOrDefault(name, EscalationSettings.DEFAULT);
        List<Way> ways = new ArrayList<>();
        ways.add(post(cluster.channel(), "", name, asked));
        escalation.channel().ifPresent(channel -> ways.add(post(channel, " (escalation)", name, asked)));
        ways.add(outside(wiring.incidents().secondWay().test(asked.invocation().by())));
        return new Answer.Shown(TestAlertMessage.outcome(name, ways));
    }

    private Way post(String channel, String what, String cluster, Asked asked) {
        String way = "channel #" + channel.replaceFirst("^#", "") + what;
        try {
            wiring.board()
                    .put(Draft.announcement(
                            "alert-test/" + asked.invocation().id() + "/" + channel,
                            Place.in(channel),
                            TestAlertMessage.alert(
                                    cluster,
                                    asked.invocation().by(),
                                    wiring.clock().instant())));
            return new Way.Took(way);
        } catch (RuntimeException e) {
            LOG.warn("a test alert was not taken by {}", way, e);
            return new Way.Refused(way, "the message could not be kept; the bot's log says why");
        }
    }

    /** That there is no second way is no failure, but people should know it before they need it. */
    private static Way outside(SecondWay.Trial trial) {
        if (trial instanceof SecondWay.Trial.Delivered delivered) {
            return new Way.Took("second way out, " + delivered.to());
        }
        if (trial instanceof SecondWay.Trial.Failed failed) {
            return new Way.Refused("second way out, " + failed.to(), failed.reason());
        }
        return new Way.NotSetUp("second way out", ((SecondWay.Trial.NotConfigured) trial).hint());
    }
}
