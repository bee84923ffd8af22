package io.understudy.bot.demo;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.operate.Pause;
import io.understudy.replication.scratch.PostgresBinaries;
import io.understudy.replication.scratch.ScratchPair;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.ScratchSite;
import io.understudy.replication.scratch.ScratchSpec;
import io.understudy.replication.sql.GentleLoad;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A demo's servers, files and traffic; closing it stops and removes them all. */
public final class Demo implements AutoCloseable {
    /** The demo's only cluster. */
    public static final String CLUSTER = "demo";

    private final DemoFiles files;
    private final ScratchPair pair;
    private final List<DemoUser> users;
    private final Optional<DemoSlack> slack;
    private final Path configuration;
    private Optional<GentleLoad> load = Optional.empty();

    private Demo(DemoFiles files, ScratchPair pair, int port, List<DemoUser> users, Optional<DemoSlack> slack)
            throws IOException {
        this.files = files;
        this.pair = pair;
        this.users = users;
        this.slack = slack;
        this.configuration = new DemoConfiguration(files, pair, port, users, slack).write();
    }

    /**
     * Makes and starts the servers.
     *
     * @param port of the console; 0 takes a free one
     * @param directory of the servers: empty or absent; a temporary one if not given
     * @param withSlack whether the bot is in a Slack of this machine too
     */
    public static Demo start(int port, Optional<Path> directory, boolean withSlack, SecureRandom random) {
        ScratchSite site = directory
                .map(path -> {
                    LocalHost host = new LocalHost("localhost");
                    return ScratchSite.in(path.toAbsolutePath(), host, PostgresBinaries.newest(host), random);
                })
                .orElseGet(ScratchSite::temporary);
        ScratchPair pair = ScratchPair.in(site, ScratchSpec.named("db1"), ScratchSpec.named("db2"));
        List<DemoUser> users = List.of(user("alice", random), user("bob", random));
        Optional<DemoSlack> slack = withSlack ? Optional.of(DemoSlack.start(users, random)) : Optional.empty();
        try {
            return new Demo(DemoFiles.create(), pair, port, users, slack);
        } catch (IOException e) {
            slack.ifPresent(DemoSlack::close);
            pair.close();
            throw new UncheckedIOException("wanted to write the demo's files, found: " + e, e);
        }
    }

    private static DemoUser user(String name, SecureRandom random) {
        byte[] token = new byte[16];
        random.nextBytes(token);
        return new DemoUser(
                name, new Secret(HexFormat.of().formatHex(token)), List.of("viewer", "operator", "approver"));
    }

    /** A few writes a second, so that numbers move. */
    public void startTraffic(ClusterSpec spec, Pause pause) {
        Login writer =
                new Login(pair.primary().superuser(), new Secret(pair.primary().password()));
        load = Optional.of(new GentleLoad(spec, writer, pause));
    }

    public Path configuration() {
        return configuration;
    }

    public List<DemoUser> users() {
        return users;
    }

    /** The Slack of this machine, if there is one. */
    public Optional<DemoSlack> slack() {
        return slack;
    }

    public List<ScratchServer> servers() {
        return List.of(pair.primary(), pair.standby());
    }

    @Override
    public void close() {
        load.ifPresent(GentleLoad::close);
        slack.ifPresent(DemoSlack::close);
        pair.close();
        try {
            files.remove();
        } catch (IOException e) {
            throw new UncheckedIOException("wanted to remove " + files.directory() + ", found: " + e, e);
        }
    }
}
