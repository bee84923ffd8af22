package io.understudy.replication.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.incident.DeskAnswer.Done;
import io.understudy.replication.incident.DeskAnswer.Refused;
import io.understudy.replication.incident.TimelineEntry.Kind;
import io.understudy.replication.operate.Person;
import io.understudy.replication.theatre.IncidentsInMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people do about an incident, and what a second click is told. */
class IncidentDeskTest {
    private static final Person ALICE = new Person("web", "alice", "Alice");
    private static final Person BOB = new Person("slack", "U2", "Bob");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private final IncidentsInMemory store = new IncidentsInMemory();
    private final IncidentDesk desk = new IncidentDesk(store, () -> NOON);
    private final long id = opened(Severity.CRITICAL);

    private long opened(Severity severity) {
        return store.open(
                        new Trouble(
                                "shop",
                                "STREAM:db2" + severity,
                                Alert.STANDBY_MISSING,
                                severity,
                                "db2 does not stream",
                                "look",
                                List.of()),
                        NOON)
                .id();
    }

    private static String refusal(DeskAnswer answer) {
        return answer instanceof Refused refused ? refused.reason() : "not refused: " + answer;
    }

    @Test
    void anAcknowledgementCountsOnceAndTheSecondClickIsToldWhoseItIs() {
        assertThat(desk.acknowledge(id, ALICE))
                .isEqualTo(new Done(store.byId(id).orElseThrow().with(Attention.NONE.acknowledged(ALICE, NOON))));
        assertThat(refusal(desk.acknowledge(id, BOB)))
                .isEqualTo("Alice acknowledged it already, at 2026-03-01 12:00:00 UTC.");
        assertThat(store.timeline(id))
                .containsExactly(new TimelineEntry(id, NOON, Kind.ACKNOWLEDGED, Optional.of(ALICE), "Acknowledged."));
    }

    @Test
    void aSnoozeIsReplacedByTheNextOne() {
        desk.snooze(id, ALICE, NOON.plusSeconds(60));
        desk.snooze(id, BOB, NOON.plusSeconds(90));
        assertThat(store.byId(id).orElseThrow().attention().snoozedUntil()).contains(NOON.plusSeconds(90));
        assertThat(store.timeline(id))
                .extracting(TimelineEntry::text)
                .containsExactly(
                        "No reminders before 2026-03-01 12:01:00 UTC.", "No reminders before 2026-03-01 12:01:30 UTC.");
    }

    @Test
    void aTimeThatIsOverOrTooFarAwayIsRefused() {
        assertThat(refusal(desk.snooze(id, ALICE, NOON)))
                .isEqualTo("Wanted a time to come, found 2026-03-01 12:00:00 UTC.");
        assertThat(refusal(desk.silence(id, ALICE, NOON.plus(Duration.ofDays(8)))))
                .isEqualTo("Wanted a time within 7 days, found 2026-03-09 12:00:00 UTC.");
        assertThat(store.timeline(id)).isEmpty();
    }

    @Test
    void aSilenceIsOfTheKeyAndEndsByItself() {
        assertThat(desk.silence(id, ALICE, NOON.plusSeconds(60))).isInstanceOf(Done.class);
        assertThat(store.silences("shop", NOON))
                .containsExactly(new KeySilence("shop", "STREAM:db2CRITICAL", ALICE, NOON.plusSeconds(60)));
        assertThat(store.silences("shop", NOON.plusSeconds(60))).isEmpty();
        assertThat(store.timeline(id)).extracting(TimelineEntry::kind).containsExactly(Kind.SILENCED);
    }

    @Test
    void whatPagesIsNeverSilenced() {
        long page = opened(Severity.PAGE);
        assertThat(refusal(desk.silence(page, ALICE, NOON.plusSeconds(60))))
                .isEqualTo("What pages is never silenced; acknowledge it, or snooze its reminders.");
        assertThat(store.silences("shop", NOON)).isEmpty();
    }

    @Test
    void whoeverComesAfterTheEndIsToldWhoEndedIt() {
        assertThat(desk.resolve(id, ALICE)).isInstanceOf(Done.class);
        String over = "Alice closed it already, at 2026-03-01 12:00:00 UTC.";
        assertThat(refusal(desk.resolve(id, BOB))).isEqualTo(over);
        assertThat(refusal(desk.acknowledge(id, BOB))).isEqualTo(over);
        assertThat(refusal(desk.snooze(id, BOB, NOON.plusSeconds(60)))).isEqualTo(over);
        assertThat(store.timeline(id)).extracting(TimelineEntry::kind).containsExactly(Kind.RESOLVED);
        assertThat(store.byId(id).orElseThrow().attention().resolvedBy()).contains(ALICE);
    }

    @Test
    void oneThatHealedSaysSo() {
        store.close(id, Attention.NONE, new TimelineEntry(id, NOON, Kind.HEALED, "It is over."));
        assertThat(refusal(desk.acknowledge(id, BOB))).isEqualTo("It is over since 2026-03-01 12:00:00 UTC.");
    }

    @Test
    void aNoteIsTakenAfterTheEndTooButNotWithoutWords() {
        desk.resolve(id, ALICE);
        assertThat(desk.note(id, BOB, "the cable was loose")).isInstanceOf(Done.class);
        assertThat(refusal(desk.note(id, BOB, " "))).isEqualTo("A note needs words.");
        assertThat(store.timeline(id))
                .extracting(TimelineEntry::text)
                .containsExactly("Closed by hand.", "the cable was loose");
    }

    @Test
    void anUnknownNumberIsRefused() {
        assertThat(refusal(desk.acknowledge(99, ALICE))).isEqualTo("There is no incident 99.");
        assertThat(refusal(desk.note(99, ALICE, "x"))).isEqualTo("There is no incident 99.");
    }
}
