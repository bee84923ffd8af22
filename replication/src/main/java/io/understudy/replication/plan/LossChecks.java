package io.understudy.replication.plan;

import io.understudy.replication.cluster.Bytes;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.PrimarySighting;
import java.time.Duration;
import java.util.Optional;

/** What a failover would lose, how that is known, and how fresh that knowledge is. */
record LossChecks(Inspection inspection, Standby candidate, String gone, Loss loss) {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final long SEGMENT_BYTES = 1L << 24;

    void add(CheckList checks) {
        boolean nothing = loss instanceof Loss.Exact exact && exact.bytes() == 0;
        checks.prefer(
                loss.knownBytes() == 0,
                "nothing-lost",
                candidate.node() + " has everything that " + gone + " wrote",
                candidate.node() + " lacks WAL of " + gone + ": " + loss.sentence() + inTime() + ".",
                "Start the old primary again instead: /replica start " + gone + ".");
        sighting(checks);
        checks.add(SynchronousCheck.of(candidate.node(), gone, nothing, inspection));
        archiveOnly(checks);
    }

    private String inTime() {
        return Optional.ofNullable(inspection.closer().behind().get(candidate.node()))
                .map(behind -> "; it is " + behind.toSeconds() + " s behind where the primary was last seen")
                .orElse("");
    }

    /** A loss that was read from the primary's own WAL needs no sighting. */
    private void sighting(CheckList checks) {
        String name = "last-sighting-is-fresh";
        Optional<Duration> age = inspection
                .lastPrimary()
                .filter(last -> last.node().equals(gone))
                .map(PrimarySighting::at)
                .map(at -> Duration.between(at, inspection.assessment().view().at()));
        checks.prefer(
                loss instanceof Loss.Exact
                        || age.filter(one -> one.compareTo(FRESH) <= 0).isPresent(),
                name,
                loss instanceof Loss.Exact
                        ? "the loss was read from the WAL of " + gone + ", not reckoned"
                        : gone + " was last seen "
                                + age.map(Duration::toSeconds).orElse(0L) + " s ago",
                age.map(one -> gone + " was last seen " + one.toSeconds()
                                + " s ago: what it wrote since then is not in the expected loss.")
                        .orElse("The bot never saw where the WAL of " + gone + " ended."),
                "Bring its machine back to read its WAL, if you can.");
    }

    /** An archive carries whole segments: who reads only that lacks at most one, or there is a gap. */
    private void archiveOnly(CheckList checks) {
        String name = "no-gap-in-the-archive";
        boolean archiveOnly = candidate.hasRestoreCommand()
                && candidate.receiver().isEmpty()
                && candidate.received().isEmpty();
        if (!archiveOnly) {
            checks.add(Check.pass(name, candidate.node() + " has streamed, and does not live on an archive alone"));
            return;
        }
        long segment = Optional.ofNullable(inspection.details().get(candidate.node()))
                .map(NodeDetails::walSegmentBytes)
                .orElse(SEGMENT_BYTES);
        checks.require(
                loss.knownBytes() <= segment,
                name,
                candidate.node() + " reads the archive only, and lacks no whole segment of it",
                candidate.node() + " reads the archive only and lacks "
                        + (loss.knownBytes() == Long.MAX_VALUE
                                ? "nobody knows how much"
                                : Bytes.words(loss.knownBytes()))
                        + ": the archive has a gap, or was late.",
                "Bring the missing segments into the archive, or promote a standby that streamed.");
    }
}
