package io.understudy.backup.drill;

import io.understudy.backup.program.BackupFailedException;
import io.understudy.backup.program.ClientPrograms;
import io.understudy.backup.program.ClientPrograms.Connection;
import io.understudy.backup.program.Passfile;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.backup.settings.DrillSettings;
import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.host.Host;
import io.understudy.replication.plan.Check;
import io.understudy.replication.plan.CheckList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether a failover could be rehearsed as configured: answered without copying anything. */
public record DrillReadiness(BackupSettings settings, DrillSettings drill, ClusterSpec spec, Host host) {
    /** One question; whatever is in the way is thrown. */
    @FunctionalInterface
    private interface Question {
        /** What was found, for people. */
        String ask() throws IOException, BackupFailedException;
    }

    /**
     * The checks, in the order in which a person would fix them.
     *
     * @param answering nodes that take connections; those of them that are standbys may be copied
     */
    public List<Check> checks(List<NodeSpec> answering) {
        CheckList checks = new CheckList();
        DrillDirectory directory = DrillDirectory.of(spec.name(), settings, drill, host);
        checks.add(check("drill-directory", () -> place(directory)));
        for (NodeSpec node : answering) {
            try {
                StandbyFacts facts = facts(node);
                if (facts.inRecovery()) {
                    ofStandby(checks, directory, node, facts);
                }
            } catch (IOException | BackupFailedException e) {
                checks.add(Check.unknown("drill-source", e.getMessage(), "correct backup.dumper"));
            }
        }
        return checks.all();
    }

    private void ofStandby(CheckList checks, DrillDirectory directory, NodeSpec node, StandbyFacts facts) {
        checks.add(check("drill-programs", () -> "the copy would run with "
                + ServerPrograms.find(host, settings.binDirectory(), facts.majorVersion())
                        .directory()));
        checks.add(check("drill-space", () -> {
            Optional<String> objection = directory.objection(facts);
            if (objection.isPresent()) {
                throw new BackupFailedException(objection.get());
            }
            return "a whole copy of " + node.name() + " fits into "
                    + directory.path().getParent();
        }));
        checks.add(check("drill-login", () -> mayCopy(node)));
    }

    private static String place(DrillDirectory directory) throws BackupFailedException {
        Path nearest = directory.nearest();
        if (!Files.isDirectory(nearest) || !Files.isWritable(nearest)) {
            throw new BackupFailedException(
                    "wanted to make copies in " + directory.path().getParent() + ", found that "
                            + System.getProperty("user.name") + " may not write to " + nearest + ".");
        }
        return "copies come and go in " + directory.path().getParent();
    }

    private StandbyFacts facts(NodeSpec node) throws IOException, BackupFailedException {
        try (Passfile passfile = passfile(settings.dumper())) {
            return StandbyFacts.ask(
                    new ClientPrograms(host, settings.binDirectory()),
                    new Connection(node, spec.database(), settings.dumper().user(), passfile.path()));
        }
    }

    private String mayCopy(NodeSpec node) throws IOException, BackupFailedException {
        try (Passfile passfile = passfile(drill.replicator())) {
            String user = drill.replicator().user();
            new StandbyCopy(
                            host,
                            settings.binDirectory(),
                            new Connection(node, spec.database(), user, passfile.path()))
                    .ask();
            return user + " may copy " + node.name();
        }
    }

    private static Passfile passfile(Login login) throws IOException {
        return Passfile.of(login, Path.of(System.getProperty("java.io.tmpdir")));
    }

    private static Check check(String name, Question question) {
        try {
            return Check.pass(name, question.ask());
        } catch (IOException | BackupFailedException e) {
            return Check.block(name, e.getMessage(), "correct that, or leave out backup.drill");
        }
    }
}
