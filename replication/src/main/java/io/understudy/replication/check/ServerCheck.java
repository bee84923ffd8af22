package io.understudy.replication.check;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.Login;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Down;
import io.understudy.replication.observe.NodeObservation.Unknown;
import io.understudy.replication.observe.NodeObservation.UnknownReason;
import io.understudy.replication.observe.ServerFacts;
import io.understudy.replication.plan.Check;
import io.understudy.replication.plan.CheckList;
import java.util.List;
import java.util.OptionalInt;

/** Whether a node's server answers the watcher and the operator, and what the two lack. */
record ServerCheck(ClusterSpec cluster, NodeAnswers answers, boolean rightsToo) {
    List<Check> checks() {
        CheckList checks = new CheckList();
        NodeObservation seen = answers.server();
        if (seen instanceof Down down) {
            checks.add(down(down));
        } else if (seen instanceof Unknown unknown) {
            checks.add(unknown(unknown));
        } else {
            checks.add(Check.pass("server", answering(seen)));
        }
        seen.server().ifPresent(facts -> watcher(facts, checks));
        operator(checks);
        return checks.all();
    }

    private String at() {
        return answers.node().address() + " port " + answers.node().port();
    }

    private String answering(NodeObservation seen) {
        return seen.server()
                .map(facts -> "server at %s answers %s: PostgreSQL %s, %s"
                        .formatted(
                                at(),
                                cluster.watcher().user(),
                                facts.version(),
                                seen instanceof NodeObservation.Primary ? "primary" : "standby"))
                .orElse("server at " + at() + " is a warm standby (hot_standby = off): it takes no logins");
    }

    private Check down(Down down) {
        String found = "no server at " + at() + ": " + down.reason().words();
        String name = answers.node().name();
        return answers.isBlank()
                ? Check.warn("server", found, "expected of a new node: /replica rebuild " + name)
                : Check.block(
                        "server",
                        found,
                        "start it (/replica start " + name + " once the bot runs), or correct address and port");
    }

    private Check unknown(Unknown unknown) {
        String detail = unknown.reason().words() + " (" + unknown.detail() + ")";
        return unknown.reason() == UnknownReason.LOGIN_REFUSED
                ? login("watcher", cluster.watcher()).refused(answers.node(), unknown.detail())
                : Check.block(
                        "server",
                        "wanted an answer from the server at " + at() + ", found: " + detail,
                        "check its machine, the network and firewalls between, and listen_addresses");
    }

    private LoginCheck login(String key, Login login) {
        return new LoginCheck(cluster, key, login.user());
    }

    private void watcher(ServerFacts facts, CheckList checks) {
        String role = cluster.watcher().user();
        checks.require(
                facts.seesStatistics(),
                "watcher-rights",
                role + " has pg_monitor",
                "wanted " + role + " to have pg_monitor, found that it cannot see the streams",
                "run on the primary: GRANT pg_monitor TO " + role);
        fileErrors(role, checks);
        OptionalInt programs = answers.machine() instanceof MachineAnswer.Examined examined
                ? examined.programs().majorVersion()
                : OptionalInt.empty();
        if (programs.isPresent()) {
            checks.require(
                    programs.getAsInt() == facts.majorVersion(),
                    "program-version",
                    "server and programs are both of version " + facts.majorVersion(),
                    "wanted programs of the server's version " + facts.majorVersion() + " in bin_directory, found "
                            + programs.getAsInt(),
                    "correct bin_directory");
        }
    }

    /** Without these grants everything works but alert 28 for the files: a warning is enough. */
    private void fileErrors(String role, CheckList checks) {
        boolean lacking = rightsToo
                && answers.details()
                        .filter(details -> details.upkeep().fileErrors().isEmpty())
                        .isPresent();
        if (lacking) {
            checks.add(Check.warn(
                    "watcher-files",
                    "wanted " + role
                            + " to find errors in postgresql.conf and pg_hba.conf, found that it may not read them",
                    "run on the primary, in the database " + cluster.database()
                            + ":\nGRANT EXECUTE ON FUNCTION pg_catalog.pg_show_all_file_settings(),"
                            + " pg_catalog.pg_hba_file_rules() TO " + role + ";"));
        }
    }

    private void operator(CheckList checks) {
        String role = cluster.operator().user();
        if (answers.operator() instanceof OperatorAnswer.Refused refused) {
            checks.add(login("operator", cluster.operator()).refused(answers.node(), refused.found()));
        }
        if (answers.operator() instanceof OperatorAnswer.LoggedIn in) {
            List<String> missing = rightsToo ? in.missingGrants() : List.of();
            checks.require(
                    missing.isEmpty(),
                    "operator",
                    role + (rightsToo ? " logs in and may do what operations need" : " logs in"),
                    "wanted " + role + " to do what operations need, found that it lacks " + missing.size() + " grant"
                            + (missing.size() == 1 ? "" : "s"),
                    "run on the primary, in the database " + cluster.database() + ":\n" + String.join(";\n", missing)
                            + ";");
        }
    }
}
