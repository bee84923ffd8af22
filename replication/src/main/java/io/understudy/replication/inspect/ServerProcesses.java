package io.understudy.replication.inspect;

import io.understudy.replication.observe.HostFinding.Postmaster;
import java.util.List;
import java.util.Optional;

/** The living processes of PostgreSQL programs that work in one data directory. */
record ServerProcesses(List<ServerProcess> all, Optional<Integer> pidFile) {
    static ServerProcesses of(HostReport report) {
        List<ServerProcess> living = report.all("process").stream()
                .flatMap(line -> ServerProcess.parse(line).stream())
                .filter(ServerProcess::isAlive)
                .toList();
        // A standalone backend writes its number with a minus sign.
        Optional<Integer> pidFile = report.first("pidfile")
                .filter(pid -> pid.matches("-?\\d{1,9}"))
                .map(pid -> Math.abs(Integer.parseInt(pid)));
        return new ServerProcesses(living, pidFile);
    }

    Postmaster postmaster() {
        return leader().map(ServerProcesses::asLeader)
                .orElseGet(() -> new Postmaster.Gone(
                        all.stream().map(ServerProcess::pid).sorted().toList()));
    }

    private static Postmaster asLeader(ServerProcess process) {
        return process.isStopped() ? new Postmaster.Frozen(process.pid()) : new Postmaster.Running(process.pid());
    }

    /** The one that the pid file names, else the one that started others: servers outlive removed pid files. */
    private Optional<ServerProcess> leader() {
        return all.stream()
                .filter(process -> pidFile.filter(pid -> pid == process.pid()).isPresent())
                .findFirst()
                .or(() -> all.stream().filter(this::hasChildren).findFirst());
    }

    private boolean hasChildren(ServerProcess process) {
        return all.stream().anyMatch(other -> other.parent() == process.pid());
    }
}
