package io.understudy.commands.catalogue;

import io.understudy.commands.access.Role;
import io.understudy.commands.catalogue.CommandEntry.Argument;
import java.util.List;

/** What people do about logical backups, and the rehearsal of a failover. */
final class BackupEntries {
    static final List<CommandEntry> ALL = List.of(
            new CommandEntry(
                    Verb.BACKUP_NOW,
                    Argument.CLUSTER,
                    "Take a logical backup and read it back.",
                    "/replica backup now",
                    Role.OPERATOR),
            new CommandEntry(
                    Verb.BACKUP_LIST,
                    Argument.CLUSTER,
                    "Show the backups that there are, how far each was proven, and which go next.",
                    "/replica backup list orders",
                    Role.VIEWER),
            new CommandEntry(
                    Verb.BACKUP_VERIFY,
                    Argument.BACKUP,
                    "Prove a backup again: its checksums, and every dump read to its end. Left out: the newest.",
                    "/replica backup verify orders newest",
                    Role.OPERATOR),
            new CommandEntry(
                    Verb.BACKUP_RESTORE_TEST,
                    Argument.BACKUP,
                    "Restore a backup into a throwaway server and compare; its time is the measured RTO.",
                    "/replica backup restore-test",
                    Role.OPERATOR),
            new CommandEntry(
                    Verb.BACKUP_PIN,
                    Argument.PIN,
                    "Keep a backup until it is unpinned, whatever its age.",
                    "/replica backup pin newest because of the audit",
                    Role.OPERATOR),
            new CommandEntry(
                    Verb.BACKUP_UNPIN,
                    Argument.PIN,
                    "Let retention have a backup again.",
                    "/replica backup unpin newest",
                    Role.OPERATOR),
            new CommandEntry(
                    Verb.BACKUP_CANCEL,
                    Argument.CLUSTER,
                    "End the backup, restore test or drill that runs; nothing of it counts.",
                    "/replica backup cancel orders",
                    Role.OPERATOR),
            new CommandEntry(
                    Verb.DRILL,
                    Argument.CLUSTER,
                    "Rehearse a failover on a copy of a standby that is cut off; measures the time it takes.",
                    "/replica drill orders",
                    Role.OPERATOR));

    private BackupEntries() {}
}
