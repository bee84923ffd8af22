package io.understudy.replication.inspect;

import io.understudy.replication.check.ServiceSigns;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.ServiceKind;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.Host;
import io.understudy.replication.service.PostgresService;
import io.understudy.replication.service.Sudoers;
import io.understudy.replication.service.SystemdCommands;
import java.time.Duration;
import java.util.List;

/** Looks for what starts a node's server on its machine, whatever was declared. Changes nothing. */
record ServiceExamination(Duration deadline) {
    /** Argument: data directory. The process behind a stale pid file does not count. */
    private static final String SCRIPT = """
            export LC_ALL=C
            real=$(readlink -f -- "$1") || exit 0
            for config in /etc/postgresql/*/*/postgresql.conf; do
              [ -r "$config" ] || continue
              named=$(sed -n "s/^[[:space:]]*data_directory[[:space:]=]*'\\([^']*\\)'.*/\\1/p" "$config" | tail -n 1)
              if [ "$named" = "$1" ] || [ "$named" = "$real" ]; then
                cluster=${config%/*}
                version=${cluster%/*}
                echo "debian=${version##*/} ${cluster##*/}"
              fi
            done
            [ -r "$real/postmaster.pid" ] || exit 0
            pid=$(head -n 1 -- "$real/postmaster.pid")
            if [ "$(readlink -- "/proc/$pid/cwd")" = "$real" ]; then
              sed -n 's,.*/\\([^/]*\\.service\\)$,unit=\\1,p' "/proc/$pid/cgroup" | head -n 1
            fi
            """;

    /** The signs; the login user's rights are asked of sudo, which lists without running. */
    ServiceSigns examine(NodeSpec node, Host login) {
        Argv look = Argv.of(
                "sh", "-c", SCRIPT, "understudy-examine", node.postgres().dataDirectory());
        HostReport report = HostReport.parse(
                login.as(node.postgres().osUser()).run(look, deadline).stdout());
        return new ServiceSigns(
                report.first("debian"),
                report.first("unit"),
                PostgresService.of(node, login).autostart(),
                lackingSudoers(node, login));
    }

    private List<String> lackingSudoers(NodeSpec node, Host login) {
        if (!(node.postgres().service() instanceof ServiceKind.Systemd systemd)
                || login.loginUser().equals("root")) {
            return List.of();
        }
        boolean all = SystemdCommands.asRoot(systemd.unit()).stream().allMatch(command -> login.run(
                        Argv.of("sudo", "-n", "-l", "-u", "root", "--")
                                .and(command.arguments().toArray(String[]::new)),
                        deadline)
                .succeeded());
        return all ? List.of() : Sudoers.forUnit(systemd.unit(), login.loginUser());
    }
}
