package io.understudy.replication.runbook;

import io.understudy.replication.observe.StandbyQueries;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A backup failed or is missing: what kind of failure it was, what there is, and the next try. */
final class BackupRunbook implements Procedure {
    /** Kinds of failure by the words of pg_dump and the system, in English and Japanese. */
    private enum Failure {
        VERSION(
                "server version mismatch",
                "サーバーバージョンの不一致",
                "The programs are older than the server: install those of its version."),
        LOGIN(
                "authentication failed",
                "認証に失敗しました",
                "The dumping role's login is refused: check its password and pg_hba.conf."),
        RULES(
                "no pg_hba.conf entry",
                "用のエントリがありません",
                "pg_hba.conf has no line for the dumping role: add it and reload."),
        CONFLICT(
                "conflict with recovery",
                "リカバリで競合が発生した",
                "Replay on the standby cancelled the dump: run it again, or let it take longer (max_standby_streaming_delay)."),
        LOCK(
                "canceling statement due to lock timeout",
                "ロックのタイムアウト",
                "Somebody held a table's lock: run it again when that is over."),
        SPACE("no space left on device", "デバイスに空き領域がありません", "The backup volume is full: make room there."),
        PERMISSION("permission denied", "権限がありません", "The dumping role lacks a right: `understudy check` names it."),
        CONNECTION("could not connect", "接続に失敗しました", "The server could not be reached: see whether it answers."),
        UNREACHED("connection to server", "サーバーへの接続", "The server could not be reached: see whether it answers.");

        private final String english;
        private final String japanese;
        private final String remedy;

        Failure(String english, String japanese, String remedy) {
            this.english = english;
            this.japanese = japanese;
            this.remedy = remedy;
        }

        static Optional<Failure> of(String words) {
            String lower = words.toLowerCase(Locale.ROOT);
            return Arrays.stream(values())
                    .filter(one -> lower.contains(one.english) || words.contains(one.japanese))
                    .findFirst();
        }
    }

    @Override
    public void follow(Case one, Notes notes) {
        Optional<Failure> failure = Failure.of(one.ask().incident().sentence());
        notes.add(
                "What kind of failure it was",
                failure.<Finding>map(found -> new Finding.Trouble(found.remedy))
                        .orElseGet(() -> new Finding.Unknown(
                                "The incident names no failure that is known: see the backup's own message.")));
        newest(one, notes);
        one.ask().spec().nodeNames().forEach(node -> Steps.server(one, notes, node));
        one.standbys().forEach(standby -> conflicts(one, notes, standby.node()));
        notes.byHand(
                "What to do about a backup that failed or is missing",
                "It is tried again by itself after 10 and after 30 minutes. Deal with the cause, then take one now: it is read"
                        + " back before it counts.",
                one.command("backup now"),
                one.command("backup list"));
        notes.byHand(
                "What to do about a backup that is odd, or whose restore test failed or is old",
                "Pin an older one first, so that it is kept. Then read the newest one in full again, and restore it into a"
                        + " throwaway server: the one says whether its files are whole, the other whether they hold what they"
                        + " should. A copy on another target may be whole where the files here are not.",
                one.command("backup verify"),
                one.command("backup restore-test"),
                one.command("backup list"));
    }

    static void newest(Case one, Notes notes) {
        notes.add(
                "Which backup there is",
                one.ask()
                        .lastBackup()
                        .<Finding>map(last -> new Finding.Fine("The newest verified one is " + last.words(one.ask().now()) + "."))
                        .orElseGet(() -> new Finding.Trouble("There is no verified backup.")));
    }

    private static void conflicts(Case one, Notes notes, String node) {
        notes.add(
                "Whether replay on " + node + " cancels queries",
                one.ask().vitals(node).finding(found -> found.queries()
                        .map(StandbyQueries::conflicts)
                        .map(conflicts -> conflicts.total() == 0
                                ? new Finding.Fine("Replay on " + node + " has cancelled none.")
                                : new Finding.Trouble(
                                        "Replay on %s has cancelled %d queries.".formatted(node, conflicts.total())))
                        .orElseGet(() ->
                                new Finding.Unknown("The bot's role may not see the conflicts on " + node + "."))));
    }
}
