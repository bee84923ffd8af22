package io.understudy.bot.slack.render;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupCopy;
import io.understudy.backup.dump.BackupResult;
import io.understudy.backup.progress.BackupProgress;
import io.understudy.commands.access.Role;
import io.understudy.commands.catalogue.CommandCatalogue;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.Part;
import io.understudy.commands.fakes.BackupSamples;
import io.understudy.commands.fakes.IncidentRoom;
import io.understudy.commands.fakes.Office;
import io.understudy.commands.fakes.Reports;
import io.understudy.commands.fakes.Samples;
import io.understudy.commands.render.BackupListMessage;
import io.understudy.commands.render.BackupMessages;
import io.understudy.commands.render.BackupsView;
import io.understudy.commands.render.ChecksMessage;
import io.understudy.commands.render.DrillMessage;
import io.understudy.commands.render.HelpMessage;
import io.understudy.commands.render.IncidentMessage;
import io.understudy.commands.render.IncidentReplies;
import io.understudy.commands.render.OperationMessage;
import io.understudy.commands.render.RefusalMessage;
import io.understudy.commands.render.Remembered;
import io.understudy.commands.render.RestoreTestMessage;
import io.understudy.commands.render.RetentionMessage;
import io.understudy.commands.render.RunbookMessage;
import io.understudy.commands.render.StatusMessage;
import io.understudy.commands.render.WorkMessage;
import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Runbook;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.incident.Attention;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent.Approved;
import io.understudy.replication.operate.OperationEvent.Completed;
import io.understudy.replication.operate.OperationEvent.Started;
import io.understudy.replication.operate.OperationEvent.StepDone;
import io.understudy.replication.operate.OperationEvent.StepStarted;
import io.understudy.replication.operate.Progress;
import io.understudy.replication.plan.Check;
import io.understudy.replication.plan.Intent;
import io.understudy.replication.plan.Proposal;
import io.understudy.replication.runbook.Finding;
import io.understudy.replication.runbook.Investigation;
import io.understudy.replication.runbook.RunbookStep;
import io.understudy.replication.runbook.ServerOutput;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Messages of every shape, as the bot writes them. */
final class SampleMessages {
    private static final Instant NOW = Samples.NOW;
    private static final List<Backup> NIGHTS = BackupSamples.nights();
    private static final Operation PROPOSED = Samples.proposed(41, Samples.failover(true));
    private static final Operation RUNNING = PROPOSED.with(new Approved(NOW.plusSeconds(200), Samples.BOB))
            .with(new Started(NOW.plusSeconds(201)))
            .with(new StepStarted(NOW.plusSeconds(201), false, 0, Optional.empty()))
            .with(new StepDone(NOW.plusSeconds(201), false, 0, "no process serves /srv/db1"))
            .with(new StepStarted(NOW.plusSeconds(202), false, 1, Optional.empty()));
    private static final Operation DONE = RUNNING.with(
                    new StepDone(NOW.plusSeconds(202), false, 1, "db2 is out of recovery"))
            .with(new StepStarted(NOW.plusSeconds(202), false, 2, Optional.empty()))
            .with(new StepDone(NOW.plusSeconds(203), false, 2, "a write committed on db2, timeline 8"))
            .with(new Completed(NOW.plusMillis(203_400)));
    private static final Incident INCIDENT = new Incident(
            7,
            "orders",
            "STANDBY_MISSING/db2",
            Alert.STANDBY_MISSING,
            Severity.CRITICAL,
            "orders: db2 does not stream from db1.",
            "Wait a minute, then /replica restart db2; where WAL is missing /replica rebuild db2.",
            List.of("orders: db2 does not stream from db1.", "orders: db2 has no WAL receiver."),
            NOW,
            NOW.plusSeconds(30),
            4,
            Optional.empty(),
            Attention.NONE);

    private SampleMessages() {}

    /** By the name of the shape, and of the file that holds what Slack gets. */
    static Map<String, ChatMessage> all() {
        return Map.ofEntries(
                Map.entry("status", status()),
                Map.entry("preview", preview()),
                Map.entry("running", running()),
                Map.entry("done", OperationMessage.of(DONE, Optional.empty())),
                Map.entry("outcome", OperationMessage.outcome(DONE)),
                Map.entry("checks", ChecksMessage.of(PROPOSED)),
                Map.entry("alert", IncidentMessage.of(INCIDENT, Optional.empty(), Optional.empty())),
                Map.entry("escalation", escalation()),
                Map.entry("runbook", runbook()),
                Map.entry("help", HelpMessage.all(new CommandCatalogue(), Set.of(Role.VIEWER))),
                Map.entry("backups", backups()),
                Map.entry("backup-runs", working()),
                Map.entry("backup", backedUp()),
                Map.entry("restore-test", restored()),
                Map.entry("drill", drilled()),
                Map.entry("retention", retention()),
                Map.entry("refusal", refusal()),
                Map.entry("log", log()));
    }

    static ChatMessage status() {
        Remembered remembered = new Remembered(
                BackupSamples.recovery(BackupSamples.verified(0)), Optional.empty(), List.of(), List.of());
        return StatusMessage.of(Reports.degraded(), remembered, NOW);
    }

    /** Waits for an approver who types the cluster's name. */
    static ChatMessage preview() {
        return OperationMessage.of(PROPOSED, Optional.empty());
    }

    static ChatMessage running() {
        Progress copying = new Progress(
                "base backup",
                OptionalLong.of(92_400_000_000L),
                OptionalLong.of(181_000_000_000L),
                210_000_000L,
                Optional.of(Duration.ofMinutes(7)),
                Duration.ZERO);
        return OperationMessage.of(RUNNING, Optional.of(copying));
    }

    /** Calls Carol and Dave. */
    static ChatMessage escalation() {
        Incident again = INCIDENT.with(Attention.NONE.escalated());
        return IncidentReplies.escalatedElsewhere(again, IncidentRoom.ESCALATION);
    }

    /** Its last step shows the end of a log. */
    static ChatMessage runbook() {
        List<String> log = IntStream.rangeClosed(1, 44)
                .mapToObj(i -> "2026-11-20 14:02:" + (10 + i) + " UTC [4711] FATAL:  could not connect: \"no route\" <"
                        + i + ">")
                .toList();
        RunbookStep silent = new RunbookStep(
                "What db1's log says",
                new Finding.Unknown("db1's log names no cause."),
                Optional.of(new ServerOutput("db1: /var/log/pg.log", log)),
                List.of("/replica restart orders/db1"));
        List<RunbookStep> steps =
                Stream.concat(room().stream(), Stream.of(silent)).toList();
        return RunbookMessage.of(INCIDENT, new Investigation(Runbook.STREAM, steps, NOW));
    }

    private static List<RunbookStep> room() {
        return new Office("orders").incidents.steps;
    }

    private static ChatMessage backups() {
        List<BackupCopy> copies = List.of(
                BackupSamples.copy(NIGHTS.get(0), "s3", BackupCopy.State.FAILED),
                BackupSamples.copy(NIGHTS.get(0), "vault", BackupCopy.State.COMPLETE));
        return BackupListMessage.of(
                new BackupsView(
                        "orders",
                        NIGHTS,
                        copies,
                        BackupSamples.recovery(NIGHTS.get(0)),
                        Optional.of(BackupSamples.preview(false))),
                NOW);
    }

    private static ChatMessage working() {
        BackupProgress half = new BackupProgress(
                "dumping billing", "table public.customer", 2, 3, 92_400_000_000L, 181_000_000_000L, 210_000_000L);
        return WorkMessage.of("orders", "backup", half, Duration.ZERO);
    }

    private static ChatMessage backedUp() {
        return BackupMessages.result(
                new BackupResult.Finished(NIGHTS.get(0)),
                List.of(BackupSamples.copy(NIGHTS.get(0), "vault", BackupCopy.State.COMPLETE)),
                Optional.of(BackupSamples.preview(false)),
                NOW);
    }

    private static ChatMessage restored() {
        return RestoreTestMessage.of(BackupSamples.failedTest(), Optional.of(NIGHTS.get(1)), NOW);
    }

    private static ChatMessage drilled() {
        return DrillMessage.of(BackupSamples.drill(0), List.of(BackupSamples.drill(1)));
    }

    private static ChatMessage retention() {
        return RetentionMessage.firstTime("orders", BackupSamples.preview(true).plan());
    }

    private static ChatMessage refusal() {
        return RefusalMessage.of(new Proposal.Refused(
                new Intent.Promote("orders", "db2", ""),
                List.of(
                        Check.block(
                                "one-operation",
                                "request 40 (rebuild db2, asked by Bob) still runs on orders",
                                "wait for it"),
                        Check.unknown("primary-gone", "db1's host could not be asked", "repair the way to it")),
                List.of("/replica start db1", "/replica status orders")));
    }

    private static ChatMessage log() {
        String output = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> "\tDETAIL: line " + i + " with ``` and <!channel> & co")
                .collect(Collectors.joining("\n"));
        return new ChatMessage(
                "orders · log of db2",
                "The end of db2's log.",
                ChatMessage.Tone.NEUTRAL,
                List.of(new Part.Code("Output of the server, db2: /var/log/pg.log", output)),
                List.of(),
                ChatMessage.Phase.FINAL);
    }
}
