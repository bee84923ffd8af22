package io.understudy.backup.dump;

import io.understudy.backup.folder.Checksums;
import io.understudy.backup.folder.Globals;
import io.understudy.backup.folder.SummedFile;
import io.understudy.backup.program.BackupFailedException;
import io.understudy.replication.host.CommandResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What belongs to the server and to none of its databases: roles, tablespaces, settings, access rules. */
record ServerFiles(Workbench bench, BackupSource source, Ledger ledger) {

    void write() throws IOException {
        writeGlobals();
        try {
            store(
                    ServerSettings.FILE,
                    ServerSettings.ask(bench.programs(), source.connection()).text());
            store(ServerSettings.HBA_FILE, ServerSettings.hbaRules(bench.programs(), source.connection()));
        } catch (BackupFailedException e) {
            ledger.note("not in it: " + e.getMessage());
        }
    }

    private void writeGlobals() throws IOException {
        Path file = bench.file(Globals.FILE);
        if (!source.facts().readsRolePasswords()) {
            ledger.note("the roles are without their passwords, which "
                    + source.connection().user() + " may not read");
        }
        CommandResult result = bench.sealing().isPresent() ? streamGlobals(file) : dumpGlobals(file);
        Optional<String> complaint =
                result.succeeded() ? complaint(file) : Optional.of("pg_dumpall: " + result.complaint());
        complaint.ifPresent(one -> ledger.failed("roles: " + one));
    }

    private CommandResult streamGlobals(Path file) throws IOException {
        DumpPipe.Taken taken = bench.pipe().into(file, this::dumpAll, begun -> {});
        ledger.add(Map.of(file.getFileName().toString(), taken.sum()), Files.size(file));
        return taken.result();
    }

    private CommandResult dumpGlobals(Path file) throws IOException {
        CommandResult result = dumpAll(file);
        if (Files.exists(file)) {
            ledger.add(Checksums.ofAll(file), Files.size(file));
        }
        return result;
    }

    private CommandResult dumpAll(Path out) {
        List<String> arguments = new ArrayList<>(List.of("--globals-only", "--no-sync", "--file=" + out));
        if (!source.facts().readsRolePasswords()) {
            arguments.add("--no-role-passwords");
        }
        return bench.programs()
                .run(
                        source.connection(),
                        bench.settings().timeLimit(),
                        "pg_dumpall",
                        arguments.toArray(String[]::new));
    }

    private Optional<String> complaint(Path file) throws IOException {
        if (bench.sealing().isEmpty()) {
            return Globals.complaint(file);
        }
        try (InputStream plain = bench.sealing().get().open(Files.newInputStream(file))) {
            return Globals.complaint(plain);
        }
    }

    /** Writes one file beside the dumps, encrypted if they are. */
    void store(String name, String text) throws IOException {
        Path file = bench.file(name);
        try (SummedFile summed = SummedFile.create(file)) {
            try (OutputStream out = bench.sealed(summed)) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
            ledger.add(Map.of(file.getFileName().toString(), summed.sum()), summed.bytes());
        }
    }
}
