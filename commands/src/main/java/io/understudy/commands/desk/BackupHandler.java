package io.understudy.commands.desk;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupCatalogue;
import io.understudy.backup.catalogue.Pin;
import io.understudy.commands.access.AuditLog;
import io.understudy.commands.catalogue.Verb;
import io.understudy.commands.parse.Command;
import io.understudy.commands.parse.Spelling;
import io.understudy.commands.render.BackupReplies;
import io.understudy.replication.operate.Person;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Finds the one backup that a command is about, and does with it what was asked for. */
final class BackupHandler {
    private final BackupCatalogue catalogue;
    private final WorkHandler work;
    private final AuditLog audit;
    private final InstantSource clock;

    BackupHandler(BackupCatalogue catalogue, WorkHandler work, AuditLog audit, InstantSource clock) {
        this.catalogue = catalogue;
        this.work = work;
        this.audit = audit;
        this.clock = clock;
    }

    Answer answer(Command.OnBackup about, Asked asked) {
        Optional<Backup> backup =
                about.backup().map(catalogue::find).orElseGet(() -> catalogue.newestVerified(about.cluster()));
        if (backup.isEmpty()) {
            return new Answer.Private(about.backup()
                    .map(id -> BackupReplies.unknown(about.cluster(), id, near(about.cluster(), id), about.verb()))
                    .orElseGet(() -> BackupReplies.noneVerified(about.cluster())));
        }
        Verb verb = about.verb();
        if (verb == Verb.BACKUP_UNPIN) {
            return unpin(backup.get(), about, asked.invocation().by());
        }
        if (!isFit(backup.get(), verb)) {
            return new Answer.Private(BackupReplies.unfit(backup.get(), verb));
        }
        if (verb == Verb.BACKUP_PIN) {
            return pin(backup.get(), about, asked.invocation().by());
        }
        return verb == Verb.BACKUP_VERIFY ? work.verify(backup.get(), asked) : work.restoreTest(backup.get(), asked);
    }

    /** A degraded run is worth keeping for the databases that are whole in it, but proves nothing. */
    private static boolean isFit(Backup backup, Verb verb) {
        return backup.state() == Backup.State.VERIFIED
                || (verb == Verb.BACKUP_PIN && backup.state() == Backup.State.DEGRADED);
    }

    private Answer pin(Backup backup, Command.OnBackup about, Person by) {
        Pin pin = new Pin(by.name(), clock.instant(), about.reason());
        catalogue.pin(backup.id(), Optional.of(pin));
        record(by, "backup-pinned", backup, about.reason());
        return new Answer.Shown(
                BackupReplies.pinned(backup, pin, backup.assurance().pin()));
    }

    private Answer unpin(Backup backup, Command.OnBackup about, Person by) {
        Optional<Pin> before = backup.assurance().pin();
        if (before.isEmpty()) {
            return new Answer.Private(BackupReplies.notPinned(backup));
        }
        catalogue.pin(backup.id(), Optional.empty());
        record(by, "backup-unpinned", backup, about.reason());
        return new Answer.Shown(BackupReplies.unpinned(backup, before.get(), by.name()));
    }

    private void record(Person by, String what, Backup backup, String reason) {
        audit.record(by, what, backup.id() + (reason.isBlank() ? "" : ": " + reason));
    }

    /** The digits of a time are easily mistyped; the nearest one that there is was probably meant. */
    private List<String> near(String cluster, String id) {
        List<String> known = catalogue.recent(cluster, Integer.MAX_VALUE).stream()
                .filter(backup -> backup.state() != Backup.State.REMOVED)
                .map(Backup::id)
                .toList();
        return Spelling.nearest(id, known).stream().toList();
    }
}
