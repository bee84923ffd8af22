package io.understudy.bot.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.understudy.commands.access.People;
import io.understudy.commands.access.Role;
import io.understudy.commands.lag.LagPoint;
import io.understudy.commands.lag.LagSeries;
import io.understudy.commands.lag.LagStory;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * {@code GET /api/v1/clusters/{cluster}/lag?seconds=N}: what the page draws. A point is an array: milliseconds since 1970,
 * bytes not received, bytes not replayed, milliseconds behind or null; null in the place of a point is a gap.
 */
final class LagApi {
    private static final long USUAL_SECONDS = Duration.ofHours(6).toSeconds();
    private static final long MOST_SECONDS = Duration.ofDays(30).toSeconds();
    private final People people;
    private final BiFunction<String, Duration, Optional<LagStory>> stories;

    LagApi(People people, BiFunction<String, Duration, Optional<LagStory>> stories) {
        this.people = people;
        this.stories = stories;
    }

    void get(Context ctx, Caller caller) {
        if (!people.rolesOf(caller.person()).contains(Role.VIEWER)) {
            throw new Problem(403, "not-allowed", "Not allowed", "Wanted the role viewer, to see a cluster's lag.");
        }
        String cluster = ctx.pathParam("cluster");
        Duration span =
                Duration.ofSeconds(Math.max(60, MessageApi.number(ctx, "seconds", USUAL_SECONDS, MOST_SECONDS)));
        LagStory story = stories.apply(cluster, span)
                .orElseThrow(() -> new Problem(
                        404,
                        "no-such-cluster",
                        "No such cluster",
                        "There is no cluster of this name; see /replica status."));
        Json.write(ctx, json(story));
    }

    private static ObjectNode json(LagStory story) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("cluster", story.cluster());
        json.put("from", story.from().toEpochMilli());
        json.put("to", story.to().toEpochMilli());
        ArrayNode standbys = json.putArray("standbys");
        story.standbys().forEach(one -> {
            ObjectNode standby = standbys.addObject().put("node", one.node());
            standby.put("now", story.now(one).map(LagPoint::replayBytes).orElse(null));
            points(one, standby.putArray("points"));
        });
        ArrayNode marks = json.putArray("marks");
        story.marks()
                .forEach(mark ->
                        marks.addObject().put("at", mark.at().toEpochMilli()).put("words", mark.words()));
        return json;
    }

    private static void points(LagSeries series, ArrayNode points) {
        for (int i = 0; i < series.points().size(); i++) {
            if (series.gapBefore(i)) {
                points.addNull();
            }
            LagPoint point = series.points().get(i);
            points.addArray()
                    .add(point.at().toEpochMilli())
                    .add(point.receiveBytes())
                    .add(point.replayBytes())
                    .add(point.replayTime().map(Duration::toMillis).orElse(null));
        }
    }
}
