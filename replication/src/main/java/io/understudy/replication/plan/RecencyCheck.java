package io.understudy.replication.plan;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.ServerFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** When the cluster was promoted last: roles that change often are a sign that something else is wrong. */
final class RecencyCheck {
    static final String NAME = "last-promotion-long-ago";
    private static final Duration SHORT = Duration.ofHours(1);

    private RecencyCheck() {}

    static void add(CheckList checks, String candidate, Inspection inspection) {
        Optional<Instant> last = Stream.concat(
                        inspection.closer().background().lastPromotion().stream(),
                        historyWritten(inspection.timelineOf(candidate), inspection).stream())
                .max(Comparator.naturalOrder());
        Optional<Duration> age = last.map(
                at -> Duration.between(at, inspection.assessment().view().at()));
        checks.prefer(
                age.filter(one -> one.compareTo(SHORT) < 0).isEmpty(),
                NAME,
                "the last promotion is longer ago than an hour",
                "The last promotion was only " + age.map(Duration::toMinutes).orElse(0L) + " min ago.",
                "Find out why the roles changed; approvers type the cluster's name.");
    }

    /** By the oldest file of the newest timeline's history: other nodes fetched theirs later. */
    private static Optional<Instant> historyWritten(int timeline, Inspection inspection) {
        ClusterSpec spec = inspection.assessment().view().spec();
        return spec.nodeNames().stream()
                .filter(node -> knows(timeline, inspection.hosts().get(node)))
                .flatMap(node -> inspection.closer().filesOf(node).flatMap(ServerFiles::historyWrittenAt).stream())
                .min(Comparator.naturalOrder());
    }

    private static boolean knows(int timeline, HostFinding finding) {
        return finding instanceof HostFinding.Seen seen
                && seen.directory() instanceof DataDirectory.Cluster data
                && data.history().timeline() == timeline;
    }
}
