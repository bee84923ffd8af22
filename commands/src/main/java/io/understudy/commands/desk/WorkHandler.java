package io.understudy.commands.desk;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupBooks;
import io.understudy.backup.dump.BackupResult;
import io.understudy.backup.progress.BackupProgress;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.render.BackupMessages;
import io.understudy.commands.render.BackupReplies;
import io.understudy.commands.render.DrillMessage;
import io.understudy.commands.render.RestoreTestMessage;
import io.understudy.commands.render.WorkMessage;
import io.understudy.commands.tell.WorkNarrator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/** Long work with backups: begun here, told while it goes on, answered when it ended. */
final class WorkHandler {
    private static final int RECENT_DRILLS = 10;

    private final BackupDesk desk;
    private final BackupBooks books;
    private final WorkNarrator narrator;
    private final InstantSource clock;

    WorkHandler(BackupWiring backups, WorkNarrator narrator, InstantSource clock) {
        this.desk = backups.desk();
        this.books = backups.books();
        this.narrator = narrator;
        this.clock = clock;
    }

    Answer backupNow(String cluster, Asked asked) {
        return work(cluster, "backup", asked, progress -> desk.backupNow(cluster, progress), this::made);
    }

    Answer verify(Backup backup, Asked asked) {
        return work(
                backup.cluster(),
                "verification",
                asked,
                progress -> desk.verify(backup.cluster(), Optional.of(backup.id()), progress),
                proven -> BackupMessages.verified(proven, books.copies().of(proven.id()), clock.instant()));
    }

    Answer restoreTest(Backup backup, Asked asked) {
        return work(
                backup.cluster(),
                "restore test",
                asked,
                progress -> desk.restoreTest(backup.cluster(), Optional.of(backup.id()), progress),
                test -> RestoreTestMessage.of(test, books.backups().find(test.backup()), clock.instant()));
    }

    Answer drill(String cluster, Asked asked) {
        return work(
                cluster,
                "drill",
                asked,
                progress -> desk.drill(cluster, progress),
                drill -> DrillMessage.of(drill, books.drills().recent(cluster, RECENT_DRILLS)));
    }

    private ChatMessage made(BackupResult.Finished result) {
        Backup backup = result.backup();
        return BackupMessages.result(
                result, books.copies().of(backup.id()), desk.retention(backup.cluster()), clock.instant());
    }

    private <T> Answer work(
            String cluster,
            String what,
            Asked asked,
            Function<Consumer<BackupProgress>, CompletionStage<T>> begin,
            Function<T, ChatMessage> result) {
        asked.meanwhile().accept(WorkMessage.of(cluster, what, BackupProgress.of("starts"), Duration.ZERO));
        WorkNarrator.Narration narration = narrator.begin(
                (progress, still) -> WorkMessage.of(cluster, what, progress, still), asked.meanwhile());
        return new Answer.Later(begin.apply(narration).handle((done, problem) -> {
            narration.end();
            return problem == null ? result.apply(done) : notBegun(cluster, what, problem);
        }));
    }

    private static ChatMessage notBegun(String cluster, String what, Throwable problem) {
        Throwable cause = problem instanceof CompletionException && problem.getCause() != null
                ? problem.getCause()
                : problem;
        if (cause instanceof NotBegunException not) {
            return BackupReplies.notBegun(cluster, what, not.getMessage());
        }
        throw new CompletionException(cause);
    }
}
