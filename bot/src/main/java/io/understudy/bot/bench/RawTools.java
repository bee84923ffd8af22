package io.understudy.bot.bench;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.roles.RoleNames;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.StopMode;
import io.understudy.replication.sql.ChangeableSetting;
import io.understudy.replication.sql.PositionSql;
import io.understudy.replication.sql.PromotionSql.WriteProof;
import java.time.Duration;

/** What an experienced person would script with PostgreSQL's own tools: nothing is checked, nothing remembered. */
record RawTools(BenchPair pair) {
    private static final Duration LONG = Duration.ofMinutes(30);
    private static final String ARM = """
            echo "primary_conninfo = '$2 application_name=$3'" >> "$1/postgresql.auto.conf"
            echo "primary_slot_name = '$3'" >> "$1/postgresql.auto.conf"
            touch "$1/standby.signal"
            """;
    private static final String FAST_STOP = """
            kill -INT "$(head -n 1 "$1/postmaster.pid")"
            while :; do
              control=$(LC_ALL=C "$2/pg_controldata" -D "$1")
              case $control in *'shut down'*) break ;; esac
              sleep 0.002
            done
            echo "$control" | sed -n 's/^Latest checkpoint location: *//p'
            """;
    private static final String COPY = """
            "$2/pg_basebackup" -D "$1.raw" -d "$3" -X stream -S "$4" -c fast
            cp -p "$1"/postgresql.conf "$1"/pg_hba.conf "$1.raw/"
            rm -rf -- "$1"
            mv -T -- "$1.raw" "$1"
            """;
    private static final String REWIND = """
            cp -p "$1/postgresql.conf" "$1.conf"
            "$2/pg_rewind" -D "$1" --source-server="$3"
            mv -- "$1.conf" "$1/postgresql.conf"
            """;

    /** Prepares as Understudy does; then stop, wait, promote. */
    void switchover(String from, String to) throws InterruptedException {
        pair.sql().slots().create(to, slot(from));
        pair.sql().settings().set(to, ChangeableSetting.WAL_RETRIEVE_RETRY_INTERVAL, "10ms");
        pair.sql().settings().reload(to);
        arm(from, to);
        pair.sql().promotion().checkpoint(from);
        Lsn end = Lsn.parse(run(from, FAST_STOP).stdout().strip());
        PositionSql positions = pair.sql().positions();
        while (!positions.replayed(to).orElse(Lsn.NONE).isAfter(end)) {
            BenchPair.pause(Duration.ofMillis(1));
        }
        pair.sql().promotion().promote(to);
    }

    /** What follows a switchover, when writes go on. */
    void bringBack(String from, String to) throws InterruptedException {
        ScratchServer old = pair.server(from);
        while (old.isRunning()) {
            BenchPair.pause(Duration.ofMillis(50));
        }
        old.start();
        awaitStreaming(from);
        pair.sql().slots().drop(from, slot(to));
        pair.sql().settings().reset(to, ChangeableSetting.WAL_RETRIEVE_RETRY_INTERVAL);
        pair.sql().settings().reload(to);
    }

    /** Until a write commits. */
    void promote(String node) throws InterruptedException {
        pair.sql().promotion().promote(node);
        while (pair.sql().positions().isInRecovery(node)) {
            BenchPair.pause(Duration.ofMillis(1));
        }
        while (!(pair.sql().promotion().writeProbe(node) instanceof WriteProof.Committed)) {
            BenchPair.pause(Duration.ofMillis(1));
        }
    }

    /** Stop, base backup, start, until it streams. */
    void copy(String source, String node) throws InterruptedException {
        pair.server(node).stop(StopMode.FAST);
        run(node, COPY, pair.server(source).conninfo(RoleNames.DEFAULT.replicator(), "postgres"), slot(node));
        arm(node, source);
        pair.server(node).start();
        awaitStreaming(node);
    }

    /** Rewind of a dead node, start, until it streams. */
    void rewind(String source, String node) throws InterruptedException {
        run(node, REWIND, pair.server(source).conninfo(pair.superuserLogin().user(), "postgres"));
        arm(node, source);
        pair.sql().slots().create(source, slot(node));
        pair.server(node).start();
        awaitStreaming(node);
    }

    private void arm(String node, String upstream) {
        String conninfo = pair.server(upstream).conninfo(RoleNames.DEFAULT.replicator(), "postgres");
        script(node, ARM, data(node), conninfo, slot(node));
    }

    void awaitStreaming(String node) throws InterruptedException {
        while (!pair.isStreaming(node)) {
            BenchPair.pause(Duration.ofMillis(20));
        }
    }

    /** What rebuilds and rewinds put aside. */
    void removeWhatWasKept(String node) {
        script(node, "rm -rf -- \"$1\".kept-* \"$1\".rescue-*", data(node));
    }

    private CommandResult run(String node, String script, String... more) {
        String bin = pair.clusterSpec().requireNode(node).postgres().binDirectory();
        String[] arguments = new String[more.length + 2];
        arguments[0] = data(node);
        arguments[1] = bin;
        System.arraycopy(more, 0, arguments, 2, more.length);
        return script(node, script, arguments);
    }

    private CommandResult script(String node, String script, String... arguments) {
        Argv shell = Argv.of("sh", "-eu", "-c", script, "bench").and(arguments);
        CommandResult result = pair.server(node).host().run(shell, LONG);
        if (!result.succeeded()) {
            throw new IllegalStateException(
                    "wanted the raw tools to work on " + node + ", found: " + result.complaint());
        }
        return result;
    }

    private String data(String node) {
        return pair.server(node).dataDirectory().toString();
    }

    private String slot(String node) {
        NodeSpec spec = pair.clusterSpec().requireNode(node);
        return spec.slotName();
    }
}
