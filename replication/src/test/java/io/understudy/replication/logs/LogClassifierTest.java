package io.understudy.replication.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What a server's lines are taken for. The lines are those of PostgreSQL 15 servers in the two languages. */
final class LogClassifierTest {
    private static final String PREFIX = "2026-03-01 12:00:00.358 UTC [20261] ";
    private static final String TO_PRIMARY_EN =
            "could not connect to the primary server: connection to server at \"10.0.0.1\"," + " port 5432 failed: ";
    private static final String TO_PRIMARY_JA = "プライマリサーバーへの接続ができませんでした: \"10.0.0.1\"、ポート5432のサーバーへの接続に失敗しました: ";

    private final LogClassifier classifier = new LogClassifier();

    private List<LogMessage> read(String... lines) {
        return classifier.read(Arrays.asList(lines)).all().toList();
    }

    private LogMessage only(String line) {
        List<LogMessage> all = read(line);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "REFUSED | Connection refused | 接続を拒否されました",
                "TIMED_OUT | Connection timed out | 接続がタイムアウトしました",
                "TIMED_OUT | timeout expired | タイムアウト期間が過ぎました",
                "NO_ROUTE | No route to host | ホストへの経路がありません",
                "NO_ROUTE | Network is unreachable | ネットワークに届きません",
                "PASSWORD | FATAL:  password authentication failed for user \"replicator\" | FATAL:  ユーザー\"replicator\"のパスワード認証に失敗しました",
                "HBA_MISSING | FATAL:  no pg_hba.conf entry for replication connection from host \"10.0.0.2\", user \"replicator\", no encryption | FATAL:  pg_hba.conf にホスト\"10.0.0.2\"、ユーザー\"replicator\", 暗号化なし用のエントリがありません",
                "HBA_REJECTS | FATAL:  pg_hba.conf rejects replication connection for host \"10.0.0.2\", user \"replicator\", SSL encryption | FATAL:  pg_hba.conf の設定でホスト \"10.0.0.2\"、ユーザー \"replicator\", SSL暗号化 用のレプリケーション接続を拒否しました",
                "ROLE_MISSING | FATAL:  role \"replicator\" does not exist | FATAL:  ロール\"replicator\"は存在しません",
                "SENDERS_FULL | FATAL:  number of requested standby connections exceeds max_wal_senders (currently 10) | FATAL:  要求されたスタンバイ接続が max_wal_senders を超えています（現在は 10）",
                "CLIENTS_FULL | FATAL:  sorry, too many clients already | FATAL:  現在クライアント数が多すぎます",
                "CLIENTS_FULL | FATAL:  remaining connection slots are reserved for non-replication superuser connections | FATAL:  残りの接続スロットはレプリケーションユーザーではないスーパーユーザー用に予約されています",
                "NOT_READY | FATAL:  the database system is starting up | FATAL:  データベースシステムは起動処理中です",
                "CONNECTION_LOST | server closed the connection unexpectedly | サーバーとの接続が想定外にクローズされました",
                "TLS | server does not support SSL, but SSL was required | サーバーはSSLをサポートしていませんが、SSLが要求されました"
            })
    void knowsWhyAStandbyCannotConnectInBothLanguages(LogKind kind, String english, String japanese) {
        for (String line : List.of(
                "FATAL:  " + TO_PRIMARY_EN + english,
                "FATAL:  " + TO_PRIMARY_JA + japanese,
                // The standby speaks one language, its upstream another.
                "FATAL:  " + TO_PRIMARY_JA + english)) {
            LogMessage found = only(PREFIX + line);
            assertThat(found.kind()).as(line).isEqualTo(kind);
            assertThat(found.fromUpstream()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "WAL_REMOVED | could not receive data from WAL stream: ERROR:  requested WAL segment 000000010000000000000003 has already been removed | WAL ストリームからデータを受信できませんでした: ERROR:  要求された WAL セグメント 000000010000000000000003 はすでに削除されています",
                "SLOT_MISSING | could not start WAL streaming: ERROR:  replication slot \"db2\" does not exist | WAL ストリーミングを開始できませんでした: ERROR:  レプリケーションスロット\"db2\"は存在しません",
                "SLOT_IN_USE | could not start WAL streaming: ERROR:  replication slot \"db2\" is active for PID 4711 | WAL ストリーミングを開始できませんでした: ERROR:  レプリケーションスロット\"db2\"はPID4711で使用中です",
                "FORKED | could not start WAL streaming: ERROR:  requested starting point 0/5000000 on timeline 1 is not in this server's history | WAL ストリーミングを開始できませんでした: ERROR:  タイムライン1上の要求された開始ポイント0/5000000はサーバーの履歴にありません",
                "NAME_UNKNOWN | could not connect to the primary server: could not translate host name \"db1.example\" to address: Name or service not known | プライマリサーバーへの接続ができませんでした: ホスト名\"db1.example\"をアドレスに変換できませんでした: 名前またはサービスが不明です"
            })
    void knowsWhatTheUpstreamSaysInBothLanguages(LogKind kind, String english, String japanese) {
        for (String text : List.of(english, japanese)) {
            LogMessage found = only(PREFIX + "FATAL:  " + text);
            assertThat(found.kind()).as(text).isEqualTo(kind);
            assertThat(found.fromUpstream()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "RECEIVER_TIMEOUT | FATAL:  terminating walreceiver due to timeout | FATAL:  レプリケーションタイムアウトによりwalreceiverを終了しています",
                "SENDER_TIMEOUT | LOG:  terminating walsender process due to replication timeout | LOG:  レプリケーションタイムアウトにより WAL 送信プロセスを終了しています",
                "TIMELINE_BEHIND | FATAL:  highest timeline 1 of the primary is behind recovery timeline 2 | FATAL:  プライマリの最大のタイムライン1が、リカバリのタイムライン 2より遅れています",
                "FORKED | LOG:  new timeline 2 forked off current database system timeline 1 before current recovery point 0/6000000 | LOG:  新しいタイムライン2は現在のデータベースシステムのタイムライン1から現在のリカバリポイント0/6000000より前に分岐しています",
                "FORKED | LOG:  new timeline 3 is not a child of database system timeline 2 | LOG:  新しいタイムライン3はデータベースシステムのタイムライン2の子ではありません",
                "IDENTIFIER_DIFFERS | FATAL:  database system identifier differs between the primary and standby | FATAL:  データベースシステムの識別子がプライマリサーバーとスタンバイサーバー間で異なります",
                "PARAMETERS_LOW | FATAL:  recovery aborted because of insufficient parameter settings | FATAL:  不十分なパラメータ設定値のためリカバリが停止しました",
                "PARAMETERS_LOW | WARNING:  hot standby is not possible because of insufficient parameter settings | WARNING:  不十分なパラメータ設定のため、ホットスタンバイを使用できません",
                "CONFLICT | ERROR:  canceling statement due to conflict with recovery | ERROR:  リカバリで競合が発生したためステートメントをキャンセルしています",
                "CONFLICT | FATAL:  terminating connection due to conflict with recovery | FATAL:  リカバリで競合が発生したため、接続を終了しています",
                "CHECKPOINT_LOST | PANIC:  could not locate a valid checkpoint record | PANIC:  有効なチェックポイントが見つかりませんでした",
                "PAGE_CORRUPT | ERROR:  invalid page in block 7 of relation base/5/16384 | ERROR:  リレーションbase/5/16384のブロック7に不正なページ",
                "PAGE_CORRUPT | WARNING:  page verification failed, calculated checksum 1 but expected 2 | WARNING:  ページ検証が失敗しました。計算されたチェックサムは1ですが想定は2です",
                "NO_SPACE | PANIC:  could not write to file \"pg_wal/xlogtemp.42\": No space left on device | PANIC:  ファイル\"pg_wal/xlogtemp.42\"を書き出せませんでした: デバイスに空き領域がありません",
                "NO_SPACE | ERROR:  could not extend file \"base/5/16384\": No space left on device | ERROR:  ファイル\"base/5/16384\"を拡張できませんでした: デバイスに空き領域がありません",
                "DISK_ERROR | PANIC:  could not fsync file \"pg_wal/000000010000000000000001\": Input/output error | PANIC:  ファイル\"pg_wal/000000010000000000000001\"をfsyncできませんでした: 入力/出力エラーです",
                "KILLED | LOG:  server process (PID 42) was terminated by signal 9: Killed | LOG:  サーバープロセス (PID 42)はシグナル9で終了しました: Killed",
                "MEMORY | FATAL:  could not map anonymous shared memory: Cannot allocate memory | FATAL:  匿名共有メモリをマップできませんでした: メモリを確保できません",
                "PORT_TAKEN | LOG:  could not bind IPv4 address \"127.0.0.1\": Address already in use | LOG:  IPv4アドレス\"127.0.0.1\"のbindに失敗しました: アドレスは既に使用中です",
                "LOCK_FILE | FATAL:  lock file \"postmaster.pid\" already exists | FATAL:  ロックファイル\"postmaster.pid\"はすでに存在します",
                "CONFIGURATION | FATAL:  configuration file \"/etc/postgresql.conf\" contains errors | FATAL:  設定ファイル\"/etc/postgresql.conf\"にはエラーがあります",
                "DIRECTORY | FATAL:  data directory \"/data\" has invalid permissions | FATAL:  データディレクトリ\"/data\"の権限設定が不正です",
                "ARCHIVE_FAILED | LOG:  archive command failed with exit code 1 | LOG:  アーカイブコマンドがリターンコード 1で失敗しました",
                "STOPPED | LOG:  received fast shutdown request | LOG:  高速シャットダウン要求を受け取りました",
                "RECOVERED | LOG:  database system was not properly shut down; automatic recovery in progress | LOG:  データベースシステムは正しくシャットダウンされていません; 自動リカバリを実行中",
                "PROMOTED | LOG:  received promote request | LOG:  昇格要求を受信しました",
                "OTHER | FATAL:  something that nobody wrote a pattern for | FATAL:  だれも知らない何か"
            })
    void knowsWhatAServerSaysOfItselfInBothLanguages(LogKind kind, String english, String japanese) {
        for (String text : List.of(english, japanese)) {
            LogMessage found = only(PREFIX + text);
            assertThat(found.kind()).as(text).isEqualTo(kind);
            assertThat(found.fromUpstream()).isFalse();
        }
    }

    @Test
    void namesTheExactLineThatPgHbaConfLacks() {
        String english = PREFIX + "FATAL:  " + TO_PRIMARY_EN
                + "FATAL:  no pg_hba.conf entry for replication connection from host \"10.0.0.2\", user \"replicator\", no encryption";
        String japanese = PREFIX + "FATAL:  " + TO_PRIMARY_JA
                + "FATAL:  pg_hba.conf にホスト\"fe80::1\"、ユーザー\"replicator\", 暗号化なし用のエントリがありません";

        assertThat(only(english).remedy())
                .isEqualTo("add this line to its upstream's pg_hba.conf and reload:"
                        + " host replication replicator 10.0.0.2/32 scram-sha-256");
        assertThat(only(japanese).remedy()).endsWith("host replication replicator fe80::1/128 scram-sha-256");
    }

    /** The catalogue's Japanese lacks a quotation mark there. */
    @Test
    void namesTheDatabaseOfAnOrdinaryConnection() {
        String japanese = "FATAL:  pg_hba.conf にホスト\"10.0.0.9\"、ユーザー\"app\"、データベース\"shop, 暗号化なし用のエントリがありません";

        assertThat(only(PREFIX + japanese).remedy()).endsWith("host shop app 10.0.0.9/32 scram-sha-256");
    }

    @Test
    void proposesNoLineForANameThatNobodyHasHonestly() {
        String line = PREFIX + "FATAL:  " + TO_PRIMARY_EN
                + "FATAL:  no pg_hba.conf entry for replication connection from host \"10.0.0.2\", user \"x all 0.0.0.0/0 trust #\", no encryption";

        assertThat(only(line).remedy()).doesNotContain("trust");
    }

    @Test
    void namesTheSettingThatIsTooLowWithBothNumbers() {
        List<LogMessage> english = read(
                PREFIX + "WARNING:  hot standby is not possible because of insufficient parameter settings",
                PREFIX
                        + "DETAIL:  max_connections = 50 is a lower setting than on the primary server, where its value was 100.");
        List<LogMessage> japanese =
                read(PREFIX + "詳細:  max_connections = 50 はプライマリサーバーの設定値より小さいです、プライマリサーバーではこの値は100でした。");

        assertThat(Stream.of(english, japanese).map(all -> all.get(0).meaning()))
                .containsOnly("max_connections is 50 on it and 100 on the primary");
    }

    @Test
    void takesARecordThatIsNoneForTheNormalEndOfTheWal() {
        assertThat(read(
                        PREFIX + "LOG:  invalid record length at 0/1500780: wanted 24, got 0",
                        PREFIX + "LOG:  0/1500780のレコード長が不正です:長さは24である必要がありますが、実際は0でした"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "invalid record length at 0/1500780: wanted 24, got 0",
                "invalid record length at 0/1500780: expected at least 24, got 0",
                "0/1500780のレコード長が不正です:長さは24である必要がありますが、実際は0でした",
                "incorrect resource manager data checksum in record at 0/1500780",
                "0/1500780のレコード内のリソースマネージャデータのチェックサムが不正です",
                "invalid magic number 0000 in log segment 000000010000000000000003, offset 0",
                "ログセグメント000000010000000000000003、オフセット0のマジックナンバー0000は不正です",
                "record with incorrect prev-link 0/0 at 0/1500780",
                "unexpected pageaddr 0/1000000 in log segment 000000010000000000000003, offset 0"
            })
    void takesABadRecordAtTheSamePlaceAgainAndAgainForDamage(String text) {
        String line = PREFIX + "LOG:  " + text;

        assertThat(read(line, line, line).get(0).kind()).isEqualTo(LogKind.WAL_INVALID);
        assertThat(read(line, line.replace("1500780", "1500800").replace("0003", "0004"), line))
                .isEmpty();
    }

    @Test
    void tellsWhatTheUpstreamSaidFromARefusalOfSomebodyElse() {
        LogMessage stranger = only(
                PREFIX
                        + "app@shop FATAL:  no pg_hba.conf entry for host \"10.9.9.9\", user \"app\", database \"shop\", no encryption");

        assertThat(stranger.kind()).isEqualTo(LogKind.HBA_MISSING);
        assertThat(stranger.fromUpstream()).isFalse();
    }

    @Test
    void readsNoQueryNoParameterAndNoRow() {
        assertThat(read(
                        PREFIX + "ERROR:  duplicate key value violates unique constraint \"people_pkey\"",
                        PREFIX + "DETAIL:  Key (name)=(requested WAL segment) already exists.",
                        PREFIX + "STATEMENT:  requested WAL segment 000000010000000000000003 has already been removed",
                        "\trequested WAL segment 000000010000000000000003 has already been removed",
                        PREFIX + "文:  要求された WAL セグメント 000000010000000000000003 はすでに削除されています",
                        PREFIX + "問い合わせ:  select 'out of memory'",
                        PREFIX + "CONTEXT:  out of memory"))
                .isEmpty();
    }

    @Test
    void showsNoControlCharacterAndNoPassword() {
        String line = PREFIX + "FATAL:  " + TO_PRIMARY_EN
                + "FATAL:  role \"x\u001B[2J\u202Eevil\" does not exist, password=hunter2 postgres://bob:hunter2@db1/";

        assertThat(only(line).line())
                .doesNotContain("\u001B", "\u202E", "hunter2")
                .contains("password=…", "bob:…@db1");
        assertThat(only(line).meaning()).doesNotContain("\u001B", "\u202E");
    }

    @Test
    void countsWhatIsSaidAgainAndAgainAndShowsTheNewest() {
        List<LogMessage> found = read(
                "2026-03-01 12:00:00 UTC [1] FATAL:  " + TO_PRIMARY_EN + "Connection refused",
                "\tIs the server running on that host and accepting TCP/IP connections?",
                "2026-03-01 12:00:05 UTC [2] FATAL:  " + TO_PRIMARY_EN + "Connection refused",
                "\tIs the server running on that host and accepting TCP/IP connections?");

        assertThat(found).hasSize(1);
        assertThat(found.get(0).times()).isEqualTo(2);
        assertThat(found.get(0).line()).startsWith("2026-03-01 12:00:05");
    }

    @Test
    void takesTheLastAddressThatWasTriedForTheAnswer() {
        LogMessage found = read(
                        PREFIX
                                + "FATAL:  could not connect to the primary server: connection to server at \"db1\" (::1), port 5432 failed: Connection refused",
                        "\tIs the server running on that host and accepting TCP/IP connections?",
                        "\tconnection to server at \"db1\" (10.0.0.1), port 5432 failed: FATAL:  password authentication failed for user \"replicator\"")
                .get(0);

        assertThat(found.kind()).isEqualTo(LogKind.PASSWORD);
    }

    @Test
    void tellsWhatIsOverFromWhatIsNot() {
        LogReading reading = classifier.read(
                List.of(
                        PREFIX + "FATAL:  " + TO_PRIMARY_EN + "Connection refused",
                        PREFIX + "LOG:  started streaming WAL from primary at 0/3000000 on timeline 1",
                        PREFIX
                                + "FATAL:  could not receive data from WAL stream: ERROR:  requested WAL segment 000000010000000000000003 has already been removed"));

        assertThat(reading.healed()).extracting(LogMessage::kind).containsExactly(LogKind.REFUSED);
        assertThat(reading.open()).extracting(LogMessage::kind).containsExactly(LogKind.WAL_REMOVED);
        assertThat(reading.newest(message -> true).orElseThrow().meaning())
                .isEqualTo("the WAL that it needs next is gone from its upstream: segment 000000010000000000000003");
    }

    @Test
    void knowsTheJapaneseBeginningOfAStream() {
        LogReading reading = classifier.read(List.of(
                PREFIX + "FATAL:  " + TO_PRIMARY_JA + "接続を拒否されました",
                PREFIX + "LOG:  プライマリのタイムライン1の 0/3000000からでWALストリーミングを始めます"));

        assertThat(reading.healed()).hasSize(1);
        assertThat(reading.open()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "28P01, PASSWORD, Passwort-Authentifizierung für Benutzer »replicator« fehlgeschlagen",
        "53300, CLIENTS_FULL, tut mir leid; schon zu viele Verbindungen",
        "53100, NO_SPACE, konnte Datei nicht schreiben",
        "57P03, NOT_READY, das Datenbanksystem startet",
        "XX001, PAGE_CORRUPT, ungültige Seite",
        "58P01, WAL_REMOVED, das angeforderte WAL-Segment 000000010000000000000003 wurde schon entfernt"
    })
    void readsTheErrorCodeOfALanguageThatItDoesNotKnow(String code, LogKind kind, String text) {
        assertThat(only("2026-03-01 12:00:00 UTC [53300] " + code + " FEHLER:  " + text)
                        .kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"STREAMING", "OUTER"})
    void everyKindHasAMeaningAndARemedy(LogKind kind) {
        assertThat(kind.meaning()).isNotBlank();
        assertThat(kind.remedy()).isNotBlank().doesNotEndWith(".");
    }
}
