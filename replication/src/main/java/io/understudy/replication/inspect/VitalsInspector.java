package io.understudy.replication.inspect;

import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import io.understudy.replication.host.HostException;
import io.understudy.replication.observe.MachineVitals;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Feels the pulse of one node's machine, in one command, as the server's operating-system user. Changes nothing. */
public final class VitalsInspector {
    private final Duration deadline;
    private final InstantSource clock;

    /** Looks at nothing yet; {@code deadline} is for the one command, connecting included. */
    public VitalsInspector(Duration deadline, InstantSource clock) {
        this.deadline = deadline;
        this.clock = clock;
    }

    /**
     * Asks the node's machine. Never throws for what it finds.
     *
     * @param host the node's machine, logged in as whoever the bot logs in as
     * @return empty if the machine did not answer
     */
    public Optional<MachineVitals> vitals(NodeSpec node, Host host) {
        Instant asked = clock.instant();
        try {
            CommandResult result = host.as(node.postgres().osUser()).run(VitalsScript.look(node.postgres()), deadline);
            return result.succeeded()
                    ? Optional.of(read(node.name(), asked, HostReport.parse(result.stdout())))
                    : Optional.empty();
        } catch (HostException | IllegalArgumentException unanswered) {
            return Optional.empty();
        }
    }

    private MachineVitals read(String node, Instant asked, HostReport report) {
        Instant answered = clock.instant();
        return new MachineVitals(
                node,
                answered,
                report.first("clock")
                        .map(text -> ahead(instant(text), asked, answered))
                        .orElse(Duration.ZERO),
                VolumeReport.volumes(report),
                CertificateReport.certificates(report),
                report.first("rules"));
    }

    /** The machine read its clock some time between the question and the answer. */
    static Duration ahead(Instant theirs, Instant asked, Instant answered) {
        if (theirs.isAfter(answered)) {
            return Duration.between(answered, theirs);
        }
        return theirs.isBefore(asked) ? Duration.between(asked, theirs) : Duration.ZERO;
    }

    private static Instant instant(String secondsSinceEpoch) {
        BigDecimal seconds = new BigDecimal(secondsSinceEpoch);
        return Instant.ofEpochSecond(
                seconds.longValue(),
                seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue());
    }
}
