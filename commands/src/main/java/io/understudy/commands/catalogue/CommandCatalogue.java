package io.understudy.commands.catalogue;

import io.understudy.commands.access.Role;
import io.understudy.commands.catalogue.CommandEntry.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one list of commands: for parsing, help, completion, registration on platforms and the README's table. */
public final class CommandCatalogue {
    /** What every command begins with. */
    public static final String PREFIX = "/replica";

    private static final List<CommandEntry> GENERAL = List.of(
            new CommandEntry(
                    Verb.STATUS,
                    Argument.CLUSTER_OR_ALL,
                    "Show roles, lag, slots and whether all is well; of several clusters one line each, the worst first.",
                    "/replica status orders",
                    Role.VIEWER),
            new CommandEntry(
                    Verb.PROMOTE,
                    Argument.NODE_AT,
                    "Plan to make a standby the primary, now or at a time (UTC); runs after approval.",
                    "/replica promote db2 because db1 has disk errors",
                    Role.OPERATOR),
            new CommandEntry(
                    Verb.PROMOTE_UNFENCED,
                    Argument.NODE,
                    "Plan a promotion while the old primary may still run; two people type the risk.",
                    "/replica promote-unfenced db2 because db1 is under water",
                    Role.OPERATOR),
            new CommandEntry(
                    Verb.REBUILD,
                    Argument.NODE,
                    "Plan to bring a node back as a standby; runs after approval.",
                    "/replica rebuild orders/db1",
                    Role.OPERATOR),
            new CommandEntry(
                    Verb.COPY,
                    Argument.NODE,
                    "Plan a rebuild by a new base backup, whatever else would do.",
                    "/replica copy db1",
                    Role.OPERATOR),
            new CommandEntry(
                    Verb.START,
                    Argument.NODE,
                    "Plan to start a stopped server again; runs after approval.",
                    "/replica start db1",
                    Role.OPERATOR),
            new CommandEntry(
                    Verb.FENCE,
                    Argument.NODE,
                    "Plan to keep a dead or hung server from serving again; runs after approval.",
                    "/replica fence db1",
                    Role.OPERATOR),
            new CommandEntry(
                    Verb.UNFENCE,
                    Argument.NODE,
                    "Plan to let a fenced server be started again; runs after approval.",
                    "/replica unfence db1",
                    Role.OPERATOR),
            new CommandEntry(
                    Verb.PLAN,
                    Argument.PLANNED,
                    "Show what a change would do and what forbids it. Stores nothing; nothing can be approved.",
                    "/replica plan promote db2",
                    Role.OPERATOR),
            new CommandEntry(
                    Verb.CANCEL,
                    Argument.REQUEST,
                    "Stop what waits or runs, up to its point of no return; what can be taken back is.",
                    "/replica cancel 41",
                    Role.OPERATOR),
            new CommandEntry(
                    Verb.VERIFY,
                    Argument.CLUSTER,
                    "Write a mark on the primary and measure when every standby has it.",
                    "/replica verify orders",
                    Role.OPERATOR),
            new CommandEntry(
                    Verb.MAINTENANCE,
                    Argument.WINDOW,
                    "Hold back alerts about a cluster or node for a while, at most 7 d; never those of two primaries.",
                    "/replica maintenance db2 2h new disks",
                    Role.OPERATOR),
            new CommandEntry(
                    Verb.MAINTENANCE_END,
                    Argument.CLUSTER_OR_NODE,
                    "End a maintenance before its time.",
                    "/replica maintenance end db2",
                    Role.OPERATOR),
            new CommandEntry(
                    Verb.KEPT,
                    Argument.CLUSTER,
                    "Show what rebuilds kept: old directories and saved WAL.",
                    "/replica kept orders",
                    Role.VIEWER),
            new CommandEntry(
                    Verb.DISCARD,
                    Argument.NODE,
                    "Plan to remove what was kept long enough; runs after approval.",
                    "/replica discard db1",
                    Role.OPERATOR),
            new CommandEntry(
                    Verb.RESTART,
                    Argument.NODE,
                    "Plan to stop a running server and start it again; names settings that wait for it.",
                    "/replica restart db2 because max_connections was raised",
                    Role.OPERATOR),
            new CommandEntry(
                    Verb.FOLLOW,
                    Argument.FOLLOW,
                    "Plan to let a running standby stream from the primary, or from another standby.",
                    "/replica follow db2 of db1",
                    Role.OPERATOR),
            new CommandEntry(
                    Verb.PAUSE,
                    Argument.PAUSE,
                    "Plan to pause replay on a standby, for an hour or the time named; it ends by itself.",
                    "/replica pause db2 for 30min because a table was dropped",
                    Role.OPERATOR),
            new CommandEntry(
                    Verb.RESUME,
                    Argument.NODE,
                    "Plan to let replay go on; says who paused it, and refuses where a setting holds it.",
                    "/replica resume db2",
                    Role.OPERATOR),
            new CommandEntry(
                    Verb.SLOTS,
                    Argument.CLUSTER,
                    "Show every replication slot: what it keeps, for whom, and which nobody needs.",
                    "/replica slots orders",
                    Role.VIEWER),
            new CommandEntry(
                    Verb.LAG,
                    Argument.CLUSTER_AND_SPAN,
                    "Draw how far each standby was behind, for 6 h or the time named, at most 30 d.",
                    "/replica lag orders 24h",
                    Role.VIEWER),
            new CommandEntry(
                    Verb.DROP_SLOT,
                    Argument.SLOT,
                    "Plan to drop a slot that nobody uses; a foreign one after the cluster's name was typed.",
                    "/replica drop slot db1/old_standby",
                    Role.OPERATOR),
            new CommandEntry(
                    Verb.HISTORY,
                    Argument.CLUSTER_AND_REQUEST,
                    "Show what was asked for, who approved it and how it ended; one request in every detail.",
                    "/replica history",
                    Role.VIEWER),
            new CommandEntry(
                    Verb.JOBS,
                    Argument.NOTHING,
                    "Show what runs by the clock: last and next run, how long it took, what failed, what is stuck.",
                    "/replica jobs",
                    Role.VIEWER),
            new CommandEntry(
                    Verb.HELP,
                    Argument.COMMAND,
                    "Show the commands, or one in detail.",
                    "/replica help promote",
                    Role.VIEWER));

    private static final List<CommandEntry> ENTRIES = inOrder();

    /** What happened before, and help, are asked for last. */
    private static List<CommandEntry> inOrder() {
        List<CommandEntry> all = new ArrayList<>(GENERAL);
        int before = (int) GENERAL.stream()
                .takeWhile(entry -> entry.verb() != Verb.HISTORY)
                .count();
        all.addAll(before, IncidentEntries.ALL);
        all.addAll(before, BackupEntries.ALL);
        return List.copyOf(all);
    }

    /** In the order in which people should read them. */
    public List<CommandEntry> entries() {
        return ENTRIES;
    }

    public CommandEntry entry(Verb verb) {
        return ENTRIES.stream()
                .filter(entry -> entry.verb() == verb)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the catalogue lacks " + verb));
    }

    /** What somebody with these roles may do. */
    public List<CommandEntry> availableTo(Set<Role> roles) {
        return ENTRIES.stream().filter(entry -> roles.contains(entry.needed())).toList();
    }

    /**
     * Whole commands to offer while somebody types.
     *
     * @param nodes names of the nodes of each cluster, in the order to offer them
     */
    public List<String> completions(Set<Role> roles, Map<String, List<String>> nodes) {
        List<String> all = new ArrayList<>();
        for (CommandEntry entry : availableTo(roles)) {
            String typed = PREFIX + " " + entry.verb().words();
            if (entry.argument().mayBeLeftOut()) {
                all.add(typed);
            }
            arguments(entry, nodes).forEach(argument -> all.add(typed + " " + argument));
        }
        return List.copyOf(all);
    }

    /** The README's table; pipes need no escape, since no entry has any. */
    public String toMarkdownTable() {
        return ENTRIES.stream()
                .map(entry -> "| `" + entry.usage() + "` | " + entry.help() + " | `" + entry.example() + "` | "
                        + entry.needed().name().toLowerCase(Locale.ROOT) + " |\n")
                .collect(
                        Collectors.joining("", "| Command | What it does | Example | Role |\n|---|---|---|---|\n", ""));
    }

    /** Whole arguments only: those that need words of a person's own are left to the person. */
    private static List<String> arguments(CommandEntry entry, Map<String, List<String>> nodes) {
        return switch (entry.argument()) {
            case CLUSTER, CLUSTER_OR_ALL, CLUSTER_AND_REQUEST, CLUSTER_AND_SPAN, BACKUP -> List.copyOf(nodes.keySet());
            case NODE, NODE_AT, PAUSE -> new NodeNames(nodes).shortest();
            case FOLLOW -> followings(new NodeNames(nodes));
            case CLUSTER_OR_NODE -> new NodeNames(nodes).clustersAndNodes();
            case COMMAND -> ENTRIES.stream().map(one -> one.verb().words()).toList();
            case PLANNED -> planned(nodes);
            case PIN -> nodes.keySet().stream().map(name -> name + " newest").toList();
            // Which slots there are, only a look tells: /replica slots has a button for each that nobody needs.
            case SLOT, REQUEST, WINDOW, INCIDENT, INCIDENT_UNTIL, NOTE, NOTHING -> List.of();
        };
    }

    private static List<String> planned(Map<String, List<String>> nodes) {
        return ENTRIES.stream()
                .filter(one -> one.argument().isPlanned())
                .flatMap(one ->
                        arguments(one, nodes).stream().map(node -> one.verb().words() + " " + node))
                .toList();
    }

    private static List<String> followings(NodeNames names) {
        return names.shortest().stream()
                .flatMap(name -> {
                    NodeNames.Found node = names.find(name).get(0);
                    return Stream.concat(
                            Stream.of(name),
                            names.of(node.cluster()).stream()
                                    .filter(upstream -> !upstream.equals(node.node()))
                                    .map(upstream -> name + " of " + upstream));
                })
                .toList();
    }
}
