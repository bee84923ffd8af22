package io.understudy.bot.bench;

import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.scratch.ScratchServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** From the SIGKILL of an idle pair's primary to the first sign of it and to the alert, while no clock ticks. */
final class DetectionBench implements Benchmark {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private final List<Duration> raw = new ArrayList<>();
    private final List<Duration> signs = new ArrayList<>();
    private final List<Duration> alerts = new ArrayList<>();

    @Override
    public String name() {
        return "detection";
    }

    @Override
    public List<Comparison> run(int runs) throws InterruptedException {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            for (int run = 0; run < runs; run++) {
                // A pair for each run: a trouble that comes and goes is not told anew each time.
                try (BenchPair pair = new BenchPair()) {
                    kill(pair, threads);
                }
            }
        } finally {
            threads.shutdownNow();
        }
        return List.of(
                new Comparison("killed primary → first sign; raw: end of an open connection", raw, signs, "≤ 50 ms"),
                new Comparison("killed primary → alert; raw: the same", raw, alerts, "≤ 1,500 ms"));
    }

    private void kill(BenchPair pair, ExecutorService threads) throws InterruptedException {
        while (pair.watch().look().assessment().state() != ClusterState.HEALTHY) {
            BenchPair.pause(BETWEEN_LOOKS);
        }
        ScratchServer server = pair.server(pair.roles().get(0));
        CompletableFuture<Long> sign = new CompletableFuture<>();
        CompletableFuture<Long> alert = new CompletableFuture<>();
        pair.watch().whenPrompted(() -> {
            if (sign.complete(System.nanoTime())) {
                threads.execute(() -> check(pair, alert));
            }
        });
        try (Socket open = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            CompletableFuture<Long> end = CompletableFuture.supplyAsync(() -> end(open), threads);
            ProcessHandle postmaster = postmaster(server);
            long begun = System.nanoTime();
            postmaster.destroyForcibly();
            raw.add(Duration.ofNanos(end.join() - begun));
            signs.add(Duration.ofNanos(sign.join() - begun));
            alerts.add(Duration.ofNanos(alert.join() - begun));
            postmaster.onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(BenchPair pair, CompletableFuture<Long> alert) {
        try {
            while (pair.watch().check().isEmpty()) {
                BenchPair.pause(BETWEEN_LOOKS);
            }
            alert.complete(System.nanoTime());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static long end(Socket open) {
        try {
            open.getInputStream().readAllBytes();
        } catch (IOException reset) {
            // A reset is an end as well.
        }
        return System.nanoTime();
    }

    private static ProcessHandle postmaster(ScratchServer server) throws IOException {
        String pid = Files.readAllLines(server.dataDirectory().resolve("postmaster.pid"))
                .get(0)
                .strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }
}
