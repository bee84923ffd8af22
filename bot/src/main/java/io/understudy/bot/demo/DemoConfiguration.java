package io.understudy.bot.demo;

import io.understudy.replication.roles.RoleNames;
import io.understudy.replication.scratch.ScratchPair;
import io.understudy.replication.scratch.ScratchServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the file that a user with such a pair would write. */
record DemoConfiguration(DemoFiles files, ScratchPair pair, int port, List<DemoUser> users, Optional<DemoSlack> slack) {
    Path write() throws IOException {
        StringBuilder yaml = new StringBuilder();
        yaml.append("store:\n  file: understudy.db\n");
        yaml.append("console:\n  host: 127.0.0.1\n  port: ").append(port).append('\n');
        yaml.append("ssh:\n  known_hosts: known_hosts\n");
        if (slack.isPresent()) {
            yaml.append(slack.get().yaml(files));
        }
        yaml.append("users:\n");
        for (DemoUser user : users) {
            yaml.append(user(user));
        }
        yaml.append(cluster());
        return files.write("understudy.yaml", yaml.toString());
    }

    private String user(DemoUser user) throws IOException {
        Path token = files.secret(user.name() + ".token", user.token().reveal());
        return "  - name: %s\n    token_file: %s\n    roles: [%s]\n"
                        .formatted(user.name(), token, String.join(", ", user.roles()))
                + slack.map(place -> "    slack: " + place.idOf(user) + "\n").orElse("");
    }

    private String cluster() throws IOException {
        RoleNames roles = RoleNames.DEFAULT;
        return """
                clusters:
                  %s:
                    channel: ops
                    watcher: {user: %s, password_file: %s}
                    operator: {user: %s, password_file: %s}
                    replicator: {user: %s, passfile: "%s"}
                    approvals: {second_above_loss_bytes: 16 MB}
                    backup:
                      directory: backups
                      bin_directory: "%s"
                      dumper: {user: %s, password_file: %s}
                      drill:
                        replicator: {user: %s, password_file: %s}
                    nodes:
                %s""".formatted(
                Demo.CLUSTER,
                roles.watcher(),
                password(roles.watcher()),
                roles.operator(),
                password(roles.operator()),
                roles.replicator(),
                pair.primary().passfile(),
                pair.site().binaries().directory(),
                roles.dumper(),
                password(roles.dumper()),
                roles.replicator(),
                password(roles.replicator()),
                List.of(pair.primary(), pair.standby()).stream().map(this::node).collect(Collectors.joining()));
    }

    private Path password(String role) throws IOException {
        return files.secret(role + ".password", pair.primary().passwordOf(role));
    }

    private String node(ScratchServer server) {
        return """
                      %s:
                        address: %s
                        port: %d
                        data_directory: "%s"
                        bin_directory: "%s"
                        os_user: %s
                        log_file: "%s"
                """.formatted(
                        server.name(),
                        ScratchServer.ADDRESS,
                        server.port(),
                        server.dataDirectory(),
                        server.site().binaries().directory(),
                        server.host().loginUser(),
                        server.logFile());
    }
}
