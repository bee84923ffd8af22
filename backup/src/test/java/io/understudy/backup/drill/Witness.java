package io.understudy.backup.drill;

import io.understudy.backup.progress.BackupProgress;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Patience;
import io.understudy.replication.theatre.Theatre;
import io.understudy.replication.watch.IncidentChange;
import io.understudy.replication.watch.StatusReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Watches a drill from inside of its progress: the cluster while it is copied, the copy while it runs. */
final class Witness implements Consumer<BackupProgress> {
    private final Theatre theatre;
    private final DrillSite site;
    final List<BackupProgress> progress = new ArrayList<>();
    final List<StatusReport> looks = new ArrayList<>();
    final List<IncidentChange> incidents = new ArrayList<>();
    String network = "";
    List<String> sockets = List.of();
    List<Path> tablespaces = List.of();
    String settings = "";
    String workers = "";

    Witness(Theatre theatre, DrillSite site) {
        this.theatre = theatre;
        this.site = site;
    }

    @Override
    public void accept(BackupProgress told) {
        progress.add(told);
        try {
            look();
            if (told.phase().equals("promoting the copy")) {
                lookAtTheStandby();
            } else if (told.phase().equals("reading the promoted copy")) {
                workers = ask("SELECT string_agg(DISTINCT backend_type, ',' ORDER BY backend_type)"
                        + " FROM pg_stat_activity WHERE datname IS NULL OR pid <> pg_backend_pid()");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void look() throws InterruptedException {
        looks.add(theatre.watch().look());
        incidents.addAll(theatre.watch().check());
    }

    private void lookAtTheStandby() throws IOException {
        Path process = Path.of(
                "/proc",
                Files.readAllLines(site.data().resolve("postmaster.pid")).get(0));
        network = Files.readSymbolicLink(process.resolve("ns/net")).toString();
        sockets = new ArrayList<>(Files.readAllLines(process.resolve("net/tcp")));
        sockets.addAll(Files.readAllLines(process.resolve("net/tcp6")));
        try (Stream<Path> links = Files.list(site.data().resolve("pg_tblspc"))) {
            tablespaces = links.map(Witness::target).toList();
        }
        settings = ask("SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) FROM pg_settings WHERE name IN"
                + " ('archive_mode', 'shared_preload_libraries', 'listen_addresses', 'primary_conninfo',"
                + " 'primary_slot_name', 'config_file', 'max_connections')");
    }

    private static Path target(Path link) {
        try {
            return Files.readSymbolicLink(link);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String ask(String question) {
        CommandResult answer = site.servers()
                .run(
                        site.pair()
                                .site()
                                .binaries()
                                .command("psql")
                                .and("-XAt", "-h", site.scratch().toString(), "-U", "postgres", "-d", "postgres")
                                .and("-c", question),
                        Patience.seconds(10));
        return answer.succeeded() ? answer.stdout().strip() : answer.complaint();
    }
}
