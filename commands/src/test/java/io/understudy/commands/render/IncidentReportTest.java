package io.understudy.commands.render;

import static io.understudy.commands.fakes.Samples.ALICE;
import static io.understudy.commands.fakes.Samples.BOB;
import static io.understudy.commands.fakes.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.fakes.Samples;
import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.incident.Attention;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.TimelineEntry;
import io.understudy.replication.incident.TimelineEntry.Kind;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.operate.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IncidentReportTest {
    @Test
    void tellsThoseWhoWereNotThereEverything() {
        IncidentStory story = new IncidentStory(
                incident(Attention.NONE.acknowledged(ALICE, at(40)), Optional.of(at(300))),
                List.of(
                        seen(0, Kind.SEEN, "orders has no primary: writes fail."),
                        seen(9, Kind.CHECKED, "TROUBLE: Whether db1 runs: its process is gone."),
                        seen(9, Kind.CHECKED, "UNKNOWN: Why it ended: its log could not be read."),
                        said(40, Kind.ACKNOWLEDGED, ALICE, "Acknowledged."),
                        said(60, Kind.NOTED, BOB, "rack 4 | has no power\n# see <mail>"),
                        said(90, Kind.OPERATION, ALICE, "Request 41 asked for: promote db2 to primary of orders."),
                        seen(300, Kind.HEALED, "It was gone for a minute.")),
                List.of(failover()),
                Optional.of(at(3)));
        assertThat(IncidentReport.file(story).text()).isEqualTo("""
                        # Incident 7: orders has no primary: writes fail.

                        - Cluster: orders
                        - Severity: CRITICAL, alert 16 (no primary)
                        - Seen: from 2026-11-20 14:02:11 UTC to 2026-11-20 14:06:11 UTC, in 120 checks
                        - End: healed, 2026-11-20 14:07:11 UTC
                        - Impact: Nobody can write; reads on standbys go on with old data.

                        ## What happened

                        - orders has no primary: writes fail.
                        - db1 is down.

                        ## Times

                        | Time to | Took | Counted |
                        |---|---|---|
                        | detect | 3 s | from the first sign of it until people could read of it |
                        | decide | 37 s | from then until somebody acknowledged it or approved a change |
                        | restore | 4 min | from the first sign until the last one, or until it was closed by hand |

                        ## Timeline (UTC)

                        | When | Who | What | In words |
                        |---|---|---|---|
                        | 2026-11-20 14:02:11 UTC | Understudy | seen | orders has no primary: writes fail. |
                        | 2026-11-20 14:02:20 UTC | Understudy | checked | TROUBLE: Whether db1 runs: its process is gone. |
                        | 2026-11-20 14:02:20 UTC | Understudy | checked | UNKNOWN: Why it ended: its log could not be read. |
                        | 2026-11-20 14:02:51 UTC | Alice | acknowledged | Acknowledged. |
                        | 2026-11-20 14:03:11 UTC | Bob | noted | rack 4 \\| has no power\\\\u000a\\# see \\<mail\\> |
                        | 2026-11-20 14:03:41 UTC | Alice | operation | Request 41 asked for: promote db2 to primary of orders. |
                        | 2026-11-20 14:07:11 UTC | Understudy | healed | It was gone for a minute. |

                        ## Changes

                        | Request | What | Asked by | Approved by | Outcome |
                        |---|---|---|---|---|
                        | 41 | promote db2 to primary of orders | Alice ("db1 has disk errors") | Bob 14:04:11 UTC | DONE in 20 s · promote db2 to primary of orders · a write commits on db2. |

                        ## Data loss

                        - Request 41: 0 B, read from the old primary's own WAL.

                        ## Open questions

                        - Not answered: Why it ended: its log could not be read.
                        """);
    }

    @Test
    void asksWhatNobodyAnswered() {
        IncidentStory story = new IncidentStory(
                incident(Attention.NONE.resolved(BOB), Optional.of(at(60))),
                List.of(seen(0, Kind.SEEN, "orders has no primary: writes fail.")),
                List.of(Samples.proposed(41, Samples.failover(false))
                        .with(new OperationEvent.NeedsHuman(at(30), "db1's machine does not answer.", List.of()))),
                Optional.empty());
        assertThat(IncidentReport.file(story).text())
                .contains(
                        "| detect | never |",
                        "| decide | never |",
                        "- End: closed by hand by Bob, 2026-11-20 14:03:11 UTC")
                .contains("No change went past a point where data could be lost.")
                .endsWith("""
                        ## Open questions

                        - Why did it happen? No step of a runbook has named a cause.
                        - Is it gone? Bob closed it by hand; it was not seen to heal.
                        - Who looks after such a thing? Nobody acknowledged it and nobody approved a change.
                        - What of request 41? NEEDS A HUMAN: promote db2 to primary of orders. db1's machine does not answer.
                        """);
    }

    private static Operation failover() {
        return Samples.proposed(41, Samples.failover(false))
                .with(new OperationEvent.Approved(at(120), BOB))
                .with(new OperationEvent.Started(at(130)))
                .with(new OperationEvent.StepStarted(at(131), false, 1, Optional.empty()))
                .with(new OperationEvent.StepDone(at(140), false, 1, "db2 is the primary"))
                .with(new OperationEvent.StepDone(at(149), false, 2, "a write commits on db2"))
                .with(new OperationEvent.Completed(at(150)));
    }

    private static Incident incident(Attention attention, Optional<Instant> closed) {
        return new Incident(
                7,
                "orders",
                "PRIMARY",
                Alert.NO_PRIMARY,
                Severity.CRITICAL,
                "orders has no primary: writes fail.",
                "Start it again first: /replica start db1.",
                List.of("orders has no primary: writes fail.", "db1 is down."),
                NOW,
                at(240),
                120,
                closed,
                attention);
    }

    private static TimelineEntry seen(long second, Kind kind, String text) {
        return new TimelineEntry(7, at(second), kind, text);
    }

    private static TimelineEntry said(long second, Kind kind, Person by, String text) {
        return new TimelineEntry(7, at(second), kind, Optional.of(by), text);
    }

    private static Instant at(long second) {
        return NOW.plusSeconds(second);
    }
}
