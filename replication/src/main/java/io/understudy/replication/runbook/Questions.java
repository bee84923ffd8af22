package io.understudy.replication.runbook;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.logs.ServerLog;
import io.understudy.replication.observe.Activity;
import io.understudy.replication.observe.Autostart;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.MachineVitals;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.PrimarySighting;
import io.understudy.replication.observe.Reach;
import io.understudy.replication.observe.ServerVitals;
import io.understudy.replication.plan.LastBackup;
import io.understudy.replication.plan.PauseLease;
import java.time.Instant;
import java.util.Optional;

/** What a runbook may ask. Each question is asked when it is needed first, and once; none changes anything. */
interface Questions {
    ClusterSpec spec();

    Incident incident();

    Instant now();

    /** The cluster as it is now, judged. */
    Answer<ClusterAssessment> look();

    /** The same once more, for what moves. */
    Answer<ClusterAssessment> lookAgain();

    /** Of an answering server. */
    Answer<NodeDetails> details(String node);

    Answer<HostFinding.Seen> machine(String node);

    Answer<Autostart> autostart(String node);

    Answer<ServerLog> log(String node);

    /** Whether a connection from a node's machine comes about. */
    Answer<Reach> reach(String from, String address, int port);

    /** Watches an answering server for a second. */
    Answer<Activity> activity(String node);

    Answer<ServerVitals> vitals(String node);

    Answer<MachineVitals> machineVitals(String node);

    /** The bot's own pause of replay there. */
    Optional<PauseLease> pauseOf(String node);

    /** Where the primary was seen last. */
    Optional<PrimarySighting> lastPrimary();

    /** The newest verified backup. */
    Optional<LastBackup> lastBackup();
}
