package io.understudy.replication.runbook;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.diagnose.Remembered;
import io.understudy.replication.host.Host;
import io.understudy.replication.observe.Activity;
import io.understudy.replication.observe.Autostart;
import io.understudy.replication.observe.MachineVitals;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.ServerVitals;
import io.understudy.replication.plan.LastBackup;
import io.understudy.replication.plan.PauseLease;
import io.understudy.replication.watch.StatusReport;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where an investigation gets its answers. What comes by the node's name is empty when the node did not answer.
 *
 * @param look a fresh one, judged
 * @param hosts the machine of each node; they stay their giver's to close
 * @param threads a question that hangs takes up one of them until its own deadline
 */
public record RunbookSources(
        ClusterSpec spec,
        Callable<StatusReport> look,
        Supplier<Remembered> remembered,
        Function<String, Optional<NodeDetails>> details,
        Function<String, Activity> activity,
        Function<String, Optional<ServerVitals>> vitals,
        Function<String, Optional<MachineVitals>> machineVitals,
        Function<String, Autostart> autostart,
        Function<NodeSpec, Host> hosts,
        Supplier<List<PauseLease>> pauses,
        Supplier<Optional<LastBackup>> lastBackup,
        ExecutorService threads,
        InstantSource clock) {}
