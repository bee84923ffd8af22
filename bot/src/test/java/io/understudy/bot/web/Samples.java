package io.understudy.bot.web;

import io.understudy.commands.chat.Action;
import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.Button.Style;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Phase;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Part;
import io.understudy.commands.chat.Part.Facts.Fact;
import io.understudy.commands.lag.LagMark;
import io.understudy.commands.lag.LagPoint;
import io.understudy.commands.lag.LagSeries;
import io.understudy.commands.lag.LagStory;
import io.understudy.replication.operate.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages as Understudy writes them, of every kind. */
final class Samples {
    private Samples() {}

    static ChatMessage status() {
        return statusAt("14:02:11");
    }

    static ChatMessage statusAt(String time) {
        return new ChatMessage(
                "demo · HEALTHY",
                "demo: all is well. db2 streams from db1, 0 B behind, checked " + time + " UTC.",
                Tone.GOOD,
                List.of(
                        new Part.Facts(List.of(
                                new Fact("Primary", "db1 · PostgreSQL 15.18"),
                                new Fact("Timeline", "1, up 41 days"),
                                new Fact("Data age", "0.4 s"),
                                new Fact("Promote candidate", "db2 (0 B behind)"))),
                        new Part.Table(
                                List.of("Node", "State", "Lag", "Slot keeps", "Sync", "Since"),
                                List.of(
                                        List.of("db1", "primary", "—", "—", "—", "13:20:04 UTC"),
                                        List.of(
                                                "db2",
                                                "streaming",
                                                "0 B · 0.0 s",
                                                "16 kB of 10 GB",
                                                "async",
                                                "13:20:09 UTC")))),
                List.of(
                        new Button("Refresh", Style.NORMAL, new Action.Refresh("/replica status")),
                        new Button("Promote db2…", Style.DANGER, new Action.Run("/replica promote db2"))),
                Phase.FINAL);
    }

    static ChatMessage preview(Person asker) {
        return new ChatMessage(
                "Promote db2 → primary of demo · switchover",
                "Approval needed: promote db2 to primary of demo. Asked by " + asker.name() + ". Expires 14:17 UTC.",
                Tone.WARNING,
                List.of(
                        new Part.Facts(List.of(
                                new Fact("Expected loss", "0 B · 0.0 s"),
                                new Fact("Writes stop for", "about 2 s"),
                                new Fact("Undo", "rebuild db1, about 4 min"),
                                new Fact("Plan", "9f3c2a"))),
                        new Part.Text("1 fence db1\n2 wait until db2 has replayed everything\n3 promote db2\n4 verify"),
                        new Part.Code(
                                "What runs on db2", "SELECT pg_catalog.pg_promote(wait => true, wait_seconds => 60);"),
                        new Part.Input("Why not? (shown when you reject)", "for example: wait for the evening")),
                List.of(
                        new Button("Approve", Style.PRIMARY, new Action.Approve(41)),
                        new Button("Reject", Style.DANGER, new Action.Reject(41)),
                        new Button("Show 31 checks", Style.NORMAL, new Action.ShowChecks(41))),
                Phase.AWAITING_DECISION);
    }

    static ChatMessage running(int percent) {
        return new ChatMessage(
                "Rebuild db1 from db2 · step 2 of 5",
                "db1 is being rebuilt from db2: base backup, " + percent + " % done.",
                Tone.NEUTRAL,
                List.of(new Part.ProgressBar(percent, "92.4 of 181 GB · 210 MB/s · about 7 min left")),
                List.of(),
                Phase.WORKING);
    }

    static ChatMessage alert() {
        return new ChatMessage(
                "CRITICAL · demo: the primary is gone",
                "CRITICAL demo: db1 does not answer since 14:04:02 UTC; its postmaster is not running. Nothing can be"
                        + " written. db2 is healthy and 0 B behind.",
                Tone.DANGER,
                List.of(
                        new Part.Facts(List.of(
                                new Fact("Why", "postmaster.pid names process 4711, which is gone"),
                                new Fact("Impact", "no writes; reads on db2 work"),
                                new Fact("Do first", "start db1 again"))),
                        new Part.Code(
                                "Output of db1's server log",
                                "2026-11-20 14:04:02 UTC [4711] LOG: server process (PID 4822) was terminated by signal 9: Killed\n2026-11-20 14:04:02 UTC [4711] LOG: terminating any other active server processes")),
                List.of(
                        new Button("Start db1", Style.PRIMARY, new Action.Run("/replica start db1")),
                        new Button("Promote db2…", Style.DANGER, new Action.Run("/replica promote db2"))),
                Phase.AWAITING_DECISION);
    }

    /** Two standbys; the second was not measured in the middle of the time. */
    static LagStory lag(Duration span, long newest) {
        Instant to = Instant.parse("2026-11-20T14:00:00Z");
        Duration tenth = span.dividedBy(10);
        List<LagPoint> db2 = new ArrayList<>();
        List<LagPoint> db3 = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Instant at = to.minus(span).plus(tenth.multipliedBy(i));
            db2.add(new LagPoint(
                    at, 1_000L * i, i == 9 ? newest : 4_800L * i, Optional.of(Duration.ofMillis(200L * i))));
            if (i < 4 || i > 6) {
                db3.add(new LagPoint(at, 0, 900_000L, Optional.empty()));
            }
        }
        return new LagStory(
                "demo",
                to.minus(span),
                to,
                List.of(
                        new LagSeries("db2", db2, tenth.multipliedBy(2)),
                        new LagSeries("db3", db3, tenth.multipliedBy(2))),
                List.of(new LagMark(
                        to.minus(tenth.multipliedBy(4)), "incident 7: <b>demo</b>: db3 stopped streaming.")));
    }

    static ChatMessage picture(String base64Png) {
        return new ChatMessage(
                "demo · lag of db2, last hour",
                "db2 was at most 48 kB behind in the last hour.",
                Tone.NEUTRAL,
                List.of(new Part.Picture("Lag of db2 over the last hour: at most 48 kB, now 0 B", base64Png)),
                List.of(),
                Phase.FINAL);
    }
}
