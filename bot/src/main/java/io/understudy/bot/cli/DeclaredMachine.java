package io.understudy.bot.cli;

import io.understudy.backup.settings.TargetSettings;
import io.understudy.bot.settings.BotSettings;
import io.understudy.replication.cluster.HostAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A machine as people name it on the command line, by a node on it or by the backup target that it is: {@code db2}, or
 * {@code orders/db2}.
 */
record DeclaredMachine(String cluster, String name, HostAccess access) {
    /**
     * The only machine of that name. Several clusters may have their backups on one machine under one name.
     *
     * @throws IllegalArgumentException whose message says what was probably meant, or that the name is ambiguous
     */
    static DeclaredMachine named(String typed, BotSettings settings) {
        List<DeclaredMachine> all = all(settings);
        List<DeclaredMachine> meant = all.stream()
                .filter(machine ->
                        machine.name.equals(typed) || machine.fullName().equals(typed))
                .toList();
        if (meant.isEmpty()) {
            List<String> known = all.stream()
                    .map(machine -> typed.contains("/") ? machine.fullName() : machine.name)
                    .distinct()
                    .toList();
            throw new IllegalArgumentException(Suggestion.unknown("node or SFTP target", typed, known));
        }
        if (meant.stream().map(DeclaredMachine::access).distinct().count() > 1) {
            throw new IllegalArgumentException("there are several nodes or SFTP targets '" + typed + "'; say which: "
                    + meant.stream().map(DeclaredMachine::fullName).collect(Collectors.joining(", ")));
        }
        return meant.get(0);
    }

    private static List<DeclaredMachine> all(BotSettings settings) {
        List<DeclaredMachine> all = new ArrayList<>();
        settings.specs().forEach((cluster, spec) -> spec.nodes()
                .forEach(node -> all.add(new DeclaredMachine(cluster, node.name(), node.access()))));
        settings.clusters().forEach((cluster, declared) -> declared.backup()
                .ifPresent(backup -> backup.targets().forEach((name, target) -> {
                    if (target instanceof TargetSettings.Sftp sftp) {
                        all.add(new DeclaredMachine(
                                cluster,
                                name,
                                new HostAccess.Ssh(sftp.address(), sftp.port(), sftp.user(), sftp.privateKey())));
                    }
                })));
        return all;
    }

    String fullName() {
        return cluster + "/" + name;
    }
}
