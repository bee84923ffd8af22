package io.understudy.commands.render;

import io.understudy.backup.catalogue.Assurance;
import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupCopy;
import io.understudy.backup.catalogue.VerificationLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Words about single backups, the same in every message. */
final class BackupWords {
    /** Public keys are long; nobody compares more of them by eye. */
    private static final int SHORT_KEY = 10;

    private BackupWords() {}

    /** An id without its cluster's name, which is known where it stands. */
    static String brief(Backup backup) {
        return backup.id().substring(backup.id().lastIndexOf('-') + 1);
    }

    /** {@code restored 2 d ago}; of one that does not count its state. */
    static String standing(Backup backup, Instant now) {
        Assurance known = backup.assurance();
        return switch (backup.state()) {
            case RUNNING -> "runs";
            case FAILED -> backup.isCancelled() ? "CANCELLED" : "FAILED";
            case DEGRADED -> "DEGRADED";
            case REMOVED -> "removed by retention";
            case VERIFIED ->
                known.level() == VerificationLevel.NONE
                        ? "verified"
                        : known.level().words()
                                + known.provenAt().map(at -> " " + ago(at, now)).orElse("");
        };
    }

    static String ago(Instant at, Instant now) {
        return Figures.duration(Duration.between(at, now)) + " ago";
    }

    /** One that failed before it had chosen a node has none. */
    static String source(Backup backup) {
        return backup.source().isBlank() ? "no node" : backup.source();
    }

    static String took(Backup backup) {
        return backup.finishedAt()
                .map(end -> Figures.duration(Duration.between(backup.startedAt(), end)))
                .orElse("not finished");
    }

    static String databases(Backup backup) {
        return backup.databases().isEmpty() ? "no database" : String.join(", ", backup.databases());
    }

    static String key(String key) {
        return key.length() <= SHORT_KEY ? key : key.substring(0, SHORT_KEY) + "…";
    }

    /** {@code 1 of 2}; those that retention removed are not wanted any more. */
    static String count(List<BackupCopy> copies) {
        long wanted = copies.stream()
                .filter(copy -> copy.state() != BackupCopy.State.REMOVED)
                .count();
        long complete = copies.stream()
                .filter(copy -> copy.state() == BackupCopy.State.COMPLETE)
                .count();
        return wanted == 0 ? "none" : complete + " of " + wanted;
    }

    /** {@code vault complete}, {@code s3 FAILED after 3 attempts: no route}. */
    static String copy(BackupCopy copy) {
        return switch (copy.state()) {
            case FAILED ->
                copy.target() + " FAILED after " + copy.attempts()
                        + (copy.attempts() == 1 ? " attempt: " : " attempts: ") + copy.detail();
            case PENDING -> copy.target() + " still to be made";
            case COMPLETE, REMOVED -> copy.target() + " " + copy.state().name().toLowerCase(Locale.ROOT);
        };
    }

    /** A sentence of its own, whether or not it ends in a stop already. */
    static String sentence(String words) {
        String stripped = words.strip();
        return stripped.endsWith(".") || stripped.endsWith("!") ? stripped : stripped + ".";
    }
}
