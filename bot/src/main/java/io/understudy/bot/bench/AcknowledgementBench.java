package io.understudy.bot.bench;

import io.understudy.bot.demo.Demo;
import io.understudy.bot.settings.BotSettings;
import io.understudy.bot.settings.SettingsFile;
import io.understudy.bot.wiring.Bot;
import io.understudy.config.Loaded;
import io.understudy.slacklocal.LocalSlack;
import io.understudy.slacklocal.people.Participant;
import io.understudy.slacklocal.workspace.PostedMessage;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How long the whole bot lets Slack wait: commands and clicks in turns, with nothing else to do, and with twenty plans under
 * way for which servers and machines are asked. The local Slack runs in the same process.
 */
final class AcknowledgementBench implements Benchmark {
    private static final int EVENTS = 200;
    private static final int PEOPLE = 20;
    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final Duration CONNECTED = Duration.ofMinutes(1);
    private static final String CHANNEL = "ops";

    @Override
    public String name() {
        return "acknowledgement";
    }

    @Override
    public List<Comparison> run(int runs) throws InterruptedException {
        List<Quantiles> alone = new ArrayList<>();
        List<Quantiles> busy = new ArrayList<>();
        try (Demo demo = Demo.start(0, Optional.empty(), true, new SecureRandom());
                Bot bot = Bot.of(settings(demo), false)) {
            bot.start();
            Typist typist = new Typist(demo.slack().orElseThrow().itself());
            typist.sends(EVENTS);
            for (int run = 0; run < runs; run++) {
                alone.add(typist.sends(EVENTS));
                try (Crowd crowd = new Crowd(bot.console().url(), demo.users().get(0), PEOPLE)) {
                    awaitFirstAnswers(crowd);
                    busy.add(typist.sends(EVENTS));
                }
            }
        }
        return List.of(
                compared("median", alone, busy, Quantiles::median), compared("p99", alone, busy, Quantiles::p99));
    }

    private static void awaitFirstAnswers(Crowd crowd) throws InterruptedException {
        while (crowd.answered() < PEOPLE) {
            BenchPair.pause(BETWEEN);
        }
    }

    private static Comparison compared(
            String which, List<Quantiles> alone, List<Quantiles> busy, Function<Quantiles, Duration> value) {
        return new Comparison(
                "acknowledgement to Slack with " + PEOPLE + " commands under way, " + which + " of " + EVENTS
                        + "; raw: with none",
                alone.stream().map(value).toList(),
                busy.stream().map(value).toList(),
                "p99 ≤ 300 ms");
    }

    private static BotSettings settings(Demo demo) {
        Loaded<BotSettings> loaded = SettingsFile.read(demo.configuration(), Map.of());
        if (loaded instanceof Loaded.Bound<BotSettings> bound) {
            return bound.settings();
        }
        throw new IllegalStateException(((Loaded.Invalid<BotSettings>) loaded).render());
    }

    /** Of one run. */
    private record Quantiles(Duration median, Duration p99) {
        static Quantiles of(List<Duration> latencies) {
            List<Duration> sorted = latencies.stream().sorted().toList();
            return new Quantiles(sorted.get(sorted.size() / 2), sorted.get((int) Math.ceil(0.99 * sorted.size()) - 1));
        }
    }

    /** Somebody who types commands into Slack, and clicks on an answer, in turns. */
    private static final class Typist {
        private final LocalSlack slack;
        private final Participant alice;
        private final PostedMessage status;

        /** Waits until the bot is in Slack. */
        Typist(LocalSlack slack) {
            this.slack = slack;
            this.alice = slack.member("alice");
            var sent = alice.slash(CHANNEL, "/replica", "status");
            this.status = alice.sees().topMessage(CHANNEL, CONNECTED, "Refresh");
            sent.join();
        }

        Quantiles sends(int events) throws InterruptedException {
            int before = slack.events().latencies().all().size();
            for (int event = 0; event < events; event += 2) {
                alice.slash(CHANNEL, "/replica", "status").join();
                BenchPair.pause(BETWEEN);
                alice.click(status, "Refresh").join();
                BenchPair.pause(BETWEEN);
            }
            List<Duration> all = slack.events().latencies().all();
            return Quantiles.of(all.subList(before, all.size()));
        }
    }
}
