package io.understudy.commands.lag;

import io.understudy.replication.care.ManagedCluster;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.IncidentStore;
import io.understudy.replication.observe.LagHistory;
import io.understudy.replication.observe.LagSample;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects lag stories from what is remembered. */
public final class LagStories {
    private static final int RECENT = 200;
    /** More marks than this hide the lines; the newest are shown. */
    private static final int MOST_MARKS = 9;

    private final LagHistory lags;
    private final IncidentStore incidents;

    public LagStories(LagHistory lags, IncidentStore incidents) {
        this.lags = lags;
        this.incidents = incidents;
    }

    /** The last {@code span} until {@code now}. */
    public LagStory of(ManagedCluster cluster, Duration span, Instant now) {
        String name = cluster.spec().name();
        Instant from = now.minus(span);
        Map<String, List<LagSample>> byNode =
                lags.since(name, from).stream().collect(Collectors.groupingBy(LagSample::node));
        List<LagSeries> standbys = cluster.spec().nodeNames().stream()
                .filter(byNode::containsKey)
                .map(node -> LagSeries.of(node, byNode.get(node), span))
                .toList();
        return new LagStory(name, from, now, standbys, marks(cluster, from));
    }

    private List<LagMark> marks(ManagedCluster cluster, Instant from) {
        Stream<LagMark> done = cluster.desk().recent(RECENT).stream().flatMap(LagStories::completed);
        Stream<LagMark> broken = incidents.recent(cluster.spec().name(), RECENT).stream()
                .filter(incident -> incident.severity().compareTo(Severity.CRITICAL) >= 0)
                .flatMap(LagStories::ends);
        List<LagMark> marks = Stream.concat(done, broken)
                .filter(mark -> !mark.at().isBefore(from))
                .sorted(Comparator.comparing(LagMark::at))
                .toList();
        return marks.subList(Math.max(0, marks.size() - MOST_MARKS), marks.size());
    }

    private static Stream<LagMark> completed(Operation operation) {
        return operation.eventsOf(OperationEvent.Completed.class).stream()
                .map(end -> new LagMark(
                        end.at(),
                        "request " + operation.id() + ": " + operation.plan().kind() + " done"));
    }

    private static Stream<LagMark> ends(Incident incident) {
        List<LagMark> marks = new ArrayList<>();
        marks.add(new LagMark(incident.openedAt(), "incident " + incident.id() + ": " + incident.sentence()));
        incident.closedAt().ifPresent(at -> marks.add(new LagMark(at, "incident " + incident.id() + " is over")));
        return marks.stream();
    }
}
