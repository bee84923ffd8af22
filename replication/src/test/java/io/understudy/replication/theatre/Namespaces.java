package io.understudy.replication.theatre;

import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.LocalHost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A small network of its own: one namespace with an address per machine, all on one switch, and this process beside them
 * as {@link #BOT}. Needs root, iproute2 and iptables. The switch is in a namespace too, so that a firewall of this
 * machine does not filter what passes over it.
 *
 * <p>Every name begins with this process's id. What processes left that died before they could clean up is removed by
 * the next one.
 */
public final class Namespaces implements AutoCloseable {
    /** The machine that the test itself is on. */
    public static final String BOT = "bot";

    private static final String SWITCH = "switch";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern OURS = Pattern.compile("ut-?(\\d+)[-x]\\S*");
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final LocalHost HERE = new LocalHost("here");

    private final String prefix;
    private final String uplink;
    private final int subnet;
    private final Map<String, String> addresses = new LinkedHashMap<>();

    /** Lays the cables. */
    public Namespaces(String... machines) {
        removeLeftovers();
        long pid = ProcessHandle.current().pid();
        int number = COUNT.incrementAndGet();
        this.prefix = "ut-" + pid + "-" + number + "-";
        this.uplink = "ut" + pid + "x" + number;
        // 198.18.0.0/15 is set aside for tests of networks (RFC 2544): 8192 subnets of 16 addresses.
        this.subnet = (int) ((pid * 31 + number) % 8192) * 16;
        try {
            ip("netns", "add", prefix + SWITCH);
            ip("-n", prefix + SWITCH, "link", "add", "bridge", "type", "bridge");
            ip("-n", prefix + SWITCH, "link", "set", "bridge", "up");
            connectTheBot();
            List.of(machines).forEach(this::connect);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void connectTheBot() {
        ip("link", "add", uplink, "type", "veth", "peer", "name", BOT, "netns", prefix + SWITCH);
        ip("-n", prefix + SWITCH, "link", "set", BOT, "master", "bridge", "up");
        ip("addr", "add", nextAddress(BOT) + "/28", "dev", uplink);
        ip("link", "set", uplink, "up");
    }

    private void connect(String machine) {
        ip("netns", "add", prefix + machine);
        ip(
                "-n",
                prefix + machine,
                "link",
                "add",
                "eth0",
                "type",
                "veth",
                "peer",
                "name",
                machine,
                "netns",
                prefix + SWITCH);
        ip("-n", prefix + SWITCH, "link", "set", machine, "master", "bridge", "up");
        ip("-n", prefix + machine, "addr", "add", nextAddress(machine) + "/28", "dev", "eth0");
        ip("-n", prefix + machine, "link", "set", "lo", "up");
        ip("-n", prefix + machine, "link", "set", "eth0", "up");
    }

    private String nextAddress(String machine) {
        int host = subnet + addresses.size() + 1;
        String address = "198." + (18 + (host >> 16)) + "." + (host >> 8 & 255) + "." + (host & 255);
        addresses.put(machine, address);
        return address;
    }

    public String address(String machine) {
        return addresses.get(machine);
    }

    /** A command that runs on a machine, as root. */
    public Argv on(String machine, String... command) {
        return Argv.of("nsenter", "--net=/run/netns/" + prefix + machine, "--").and(command);
    }

    /** Nothing passes between two machines any more, in silence. */
    public void cut(String one, String other) {
        drop(one, other);
        drop(other, one);
    }

    /** Nothing that one machine sends reaches the other any more. */
    public void drop(String from, String to) {
        if (to.equals(BOT)) {
            firewall(from, "-A", "OUTPUT", "-d", address(BOT), "-j", "DROP");
        } else {
            firewall(to, "-A", "INPUT", "-s", address(from), "-j", "DROP");
        }
    }

    /** Everything passes again. */
    public void heal() {
        machines().forEach(machine -> firewall(machine, "-F"));
    }

    public void unplug(String machine) {
        ip("-n", prefix + SWITCH, "link", "set", machine, "down");
    }

    public void plugIn(String machine) {
        ip("-n", prefix + SWITCH, "link", "set", machine, "up");
    }

    /** What a machine sends goes no faster than this, in bits per second. */
    public void slow(String machine, long bitsPerSecond) {
        String rate = bitsPerSecond + "bit";
        run(on(
                machine, "tc", "qdisc", "replace", "dev", "eth0", "root", "tbf", "rate", rate, "burst", "16kb",
                "latency", "50ms"));
    }

    public void fast(String machine) {
        run(on(machine, "tc", "qdisc", "del", "dev", "eth0", "root"));
    }

    private List<String> machines() {
        return addresses.keySet().stream().filter(name -> !name.equals(BOT)).toList();
    }

    private void firewall(String machine, String... rule) {
        run(on(machine, "iptables", "-w").and(rule));
    }

    /** Ends what still runs on the machines. */
    @Override
    public void close() {
        List<String> names = new ArrayList<>(machines());
        names.add(SWITCH);
        names.forEach(name -> remove(prefix + name));
    }

    private static void removeLeftovers() {
        HERE.run(Argv.of("ip", "netns", "list"), PATIENCE).stdout().lines().forEach(line -> {
            Matcher ours = OURS.matcher(line.split(" ", 2)[0]);
            if (ours.matches()
                    && ProcessHandle.of(Long.parseLong(ours.group(1))).isEmpty()) {
                remove(ours.group());
            }
        });
    }

    /** The cables go with their ends. */
    private static void remove(String namespace) {
        String script = "for pid in $(ip netns pids \"$1\"); do kill -s KILL \"$pid\"; done; ip netns delete \"$1\"";
        HERE.run(Argv.of("sh", "-c", script, "sh", namespace), PATIENCE);
    }

    private static void ip(String... arguments) {
        run(Argv.of("ip").and(arguments));
    }

    private static void run(Argv command) {
        CommandResult result = HERE.run(command, PATIENCE);
        if (!result.succeeded()) {
            throw new IllegalStateException("wanted: " + command + "; found: " + result.complaint());
        }
    }
}
