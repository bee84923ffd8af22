package io.understudy.replication.runbook;

import io.understudy.replication.cluster.Bytes;
import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.Times;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.Runbook;
import io.understudy.replication.logs.Harmless;
import io.understudy.replication.observe.Activity;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.WalSender;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** A standby is behind: at which hop, who writes so much, and whether it will be there before a copy would be. */
final class LagRunbook implements Procedure {
    /** What a copy over a good network takes; a guess, and said to be one. */
    private static final long COPY_BYTES_PER_SECOND = 50_000_000;

    @Override
    public void follow(Case one, Notes notes) {
        Optional<String> standby = one.standby();
        Optional<Primary> primary = one.primary();
        if (standby.isEmpty() || primary.isEmpty()) {
            notes.add(
                    "Which hop is slow",
                    new Finding.Unknown("Primary and standby were not both seen, so there is no lag to measure."));
            return;
        }
        String name = standby.get();
        hop(one, notes, name, primary.get());
        writes(one, notes, primary.get().node());
        catchUp(one, notes, name, primary.get().node());
    }

    /** What each hop of the way has not passed on, in bytes. */
    private record Hops(long unsent, long unreceived, long unreplayed) {
        static Hops of(Primary primary, Standby standby) {
            Lsn sent = primary.senders().stream()
                    .filter(one -> one.applicationName().equals(standby.node()))
                    .findFirst()
                    .flatMap(WalSender::sent)
                    .orElse(standby.have());
            Lsn replayed = standby.replayed().orElse(Lsn.NONE);
            return new Hops(
                    primary.current().bytesAfter(Lsn.max(sent, standby.have())),
                    sent.bytesAfter(standby.have()),
                    standby.have().bytesAfter(replayed));
        }

        Finding finding(String standby, String primary) {
            String numbers = " Not sent: %s, sent and not received: %s, received and not replayed: %s."
                    .formatted(Bytes.words(unsent), Bytes.words(unreceived), Bytes.words(unreplayed));
            if (unsent + unreceived + unreplayed == 0) {
                return new Finding.Fine(standby + " has replayed all that " + primary + " has written." + numbers);
            }
            return new Finding.Trouble(words(standby, primary) + numbers);
        }

        private String words(String standby, String primary) {
            if (replayIsWorst()) {
                return standby + " receives, and replays too slowly.";
            }
            return unsent >= unreceived
                    ? primary + " writes faster than it sends."
                    : "The link from " + primary + " to " + standby + " is too slow.";
        }

        boolean replayIsWorst() {
            return unreplayed > 0 && unreplayed >= Math.max(unsent, unreceived);
        }
    }

    private static void hop(Case one, Notes notes, String standby, Primary primary) {
        Optional<Standby> seen =
                one.seen(standby).filter(Standby.class::isInstance).map(Standby.class::cast);
        if (seen.isEmpty()) {
            notes.add("Which hop is slow", new Finding.Unknown(standby + " could not be asked as a standby."));
            notes.leadsTo(Runbook.STREAM);
            return;
        }
        Hops hops = Hops.of(primary, seen.get());
        notes.add("Which hop is slow", hops.finding(standby, primary.node()));
        if (hops.replayIsWorst()) {
            notes.leadsTo(Runbook.APPLY);
        }
        if (seen.get().receiver().isEmpty()) {
            notes.leadsTo(Runbook.STREAM);
        }
    }

    private static void writes(Case one, Notes notes, String primary) {
        notes.add("Who writes on " + primary, one.ask().activity(primary).finding(found -> writes(primary, found)));
    }

    private static Finding writes(String primary, Activity found) {
        String who = found.writers().stream()
                .map(writer -> "%s (%s): %d"
                        .formatted(
                                Harmless.line(writer.user()), Harmless.line(writer.application()), writer.sessions()))
                .collect(Collectors.joining(", "));
        return new Finding.Fine("%s writes %s of WAL a second; of %d sessions %d run a statement and %d have written%s."
                .formatted(
                        primary,
                        found.walBytesPerSecond().map(Bytes::words).orElse("an unknown amount"),
                        found.sessions(),
                        found.active(),
                        found.writing(),
                        who.isEmpty() ? "" : " (" + who + ")"));
    }

    private static void catchUp(Case one, Notes notes, String standby, String primary) {
        Answer<ClusterAssessment> before = one.ask().look();
        Finding finding = before.then(first -> one.ask().lookAgain().map(second -> new Pace(first, second, standby)))
                .finding(pace ->
                        pace.finding(standby, one.ask().details(primary).known().map(NodeDetails::databaseBytes)));
        notes.addWithRemedy("Whether it catches up sooner than a rebuild", finding, one.command("rebuild", standby));
    }

    /** Two looks at one standby. */
    private record Pace(ClusterAssessment first, ClusterAssessment second, String standby) {
        Finding finding(String name, Optional<Long> databaseBytes) {
            Optional<Long> before = behind(first);
            Optional<Long> now = behind(second);
            Instant from = first.view().at();
            long millis = Math.max(1, Duration.between(from, second.view().at()).toMillis());
            if (before.isEmpty() || now.isEmpty()) {
                return new Finding.Unknown("The lag of " + name + " could not be measured twice.");
            }
            if (now.get() == 0) {
                return new Finding.Fine(name + " has caught up.");
            }
            long closing = (before.get() - now.get()) * 1000 / millis;
            return closing <= 0
                    ? new Finding.Trouble(
                            "%s is %s behind, and does not come nearer. See the slow hop above before a rebuild: a copy would fall behind as well."
                                    .formatted(name, Bytes.words(now.get())))
                    : compared(name, now.get(), closing, databaseBytes);
        }

        private static Finding compared(String name, long behind, long closing, Optional<Long> databaseBytes) {
            Duration wait = Duration.ofSeconds(behind / closing);
            Duration copy = Duration.ofSeconds(databaseBytes.orElse(0L) / COPY_BYTES_PER_SECOND);
            String text =
                    "%s is %s behind and comes %s nearer a second: there in %s. A copy of %s at %s a second takes %s."
                            .formatted(
                                    name,
                                    Bytes.words(behind),
                                    Bytes.words(closing),
                                    Times.words(wait),
                                    databaseBytes.map(Bytes::words).orElse("an unknown size"),
                                    Bytes.words(COPY_BYTES_PER_SECOND),
                                    databaseBytes
                                            .map(known -> Times.words(copy))
                                            .orElse("an unknown time"));
            return databaseBytes.isPresent() && wait.compareTo(copy) > 0
                    ? new Finding.Trouble(text + " Rebuilding is faster, if that pace stays.")
                    : new Finding.Fine(text + " Wait.");
        }

        private Optional<Long> behind(ClusterAssessment look) {
            return look.standby(standby).flatMap(AStandby::lag).map(lag -> lag.replayBytes());
        }
    }
}
