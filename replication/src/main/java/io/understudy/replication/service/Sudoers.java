package io.understudy.replication.service;

import io.understudy.replication.host.Argv;
import java.util.List;
import java.util.stream.Collectors;

/** Lines of a sudoers file. Source: manual page sudoers(5). */
public final class Sudoers {
    private Sudoers() {}

    /** One line for each command that systemd gets as root: without wildcards, so that they allow nothing else. */
    public static List<String> forUnit(String unit, String loginUser) {
        return SystemdCommands.asRoot(unit).stream()
                .map(command -> loginUser + " ALL=(root) NOPASSWD: /usr/bin/" + escaped(command))
                .toList();
    }

    private static String escaped(Argv command) {
        return command.arguments().stream()
                .map(word -> word.replaceAll("([\\\\,:=])", "\\\\$1"))
                .collect(Collectors.joining(" "));
    }
}
