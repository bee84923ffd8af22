package io.understudy.replication.plan;

import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.plan.FenceStep.RunHook;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command of the operator's, run on the bot's own machine as a list of arguments. An argument may be {@code {cluster}},
 * {@code {node}}, {@code {address}} (of that node) or {@code {new_primary}}, as a whole.
 *
 * @param name in plans and messages
 * @param command done when its exit code is 0
 * @param check exit code 0: it has taken effect; 1: it has not; else unknown. Left out: its result is believed
 * @param timeLimit of each run, of either command
 * @param proves whether {@code check} proves that the node cannot serve; such a hook runs only where the node's machine
 *     cannot be asked
 */
public record Hook(String name, List<String> command, List<String> check, Duration timeLimit, boolean proves) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z_]*}");
    private static final List<String> KNOWN = List.of("{cluster}", "{node}", "{address}", "{new_primary}");

    public Hook {
        command = List.copyOf(command);
        check = List.copyOf(check);
        if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException("wanted a hook's name such as 'power-off', found '" + name + "'");
        }
        if (command.isEmpty()) {
            throw new IllegalArgumentException("wanted a program and its arguments in 'command' of " + name);
        }
        if (proves && check.isEmpty()) {
            throw new IllegalArgumentException(
                    "wanted a 'check' for " + name + ": without one nothing proves that the node cannot serve");
        }
        command.forEach(Hook::requireWholePlaceholder);
        check.forEach(Hook::requireWholePlaceholder);
    }

    /** Values of keys that the configuration leaves out. */
    public static Map<String, Object> defaults() {
        return Map.of("check", List.of(), "timeLimit", Duration.ofSeconds(30), "proves", false);
    }

    private static void requireWholePlaceholder(String argument) {
        Matcher found = PLACEHOLDER.matcher(argument);
        if (found.find() && !KNOWN.contains(argument)) {
            throw new IllegalArgumentException(
                    "wanted one of " + KNOWN + " as a whole argument, found '" + argument + "'");
        }
    }

    RunHook about(NodeSpec node, String cluster, String newPrimary) {
        Map<String, String> values = Map.of(
                "{cluster}", cluster, "{node}", node.name(), "{address}", node.address(), "{new_primary}", newPrimary);
        return new RunHook(node.name(), name, filled(command, values), filled(check, values), timeLimit);
    }

    private static List<String> filled(List<String> arguments, Map<String, String> values) {
        return arguments.stream()
                .map(argument -> values.getOrDefault(argument, argument))
                .toList();
    }
}
