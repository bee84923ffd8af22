package io.understudy.replication.plan;

import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.ServerFiles;
import io.understudy.replication.observe.ServerFiles.Place;
import io.understudy.replication.observe.Slot;
import java.util.List;
import java.util.Optional;

/** Whether source and target can carry a rebuild: places, programs, slots, senders and disk. */
record RebuildChecks(
        Intent.Rebuild intent, Inspection inspection, HostFinding.Seen host, Primary source, RebuildMethod method) {
    /** One for the stream, one for the copy beside it. */
    private static final int SENDERS_OF_A_COPY = 2;

    void add(CheckList checks) {
        Optional<ServerFiles> files = inspection.closer().filesOf(intent.node());
        String declared = inspection
                .assessment()
                .view()
                .spec()
                .requireNode(intent.node())
                .postgres()
                .dataDirectory();
        checks.add(PlaceCheck.of(declared, files.map(ServerFiles::place)));
        program(checks, files);
        files.map(ServerFiles::place).ifPresent(place -> ownership(checks, place));
        slot(checks);
        senders(checks);
        checks.add(ResourceChecks.diskSpace("source-disk-space", source.node(), inspection));
        clientRules(checks);
    }

    private void program(CheckList checks, Optional<ServerFiles> files) {
        String name = "programs-of-the-same-version";
        int wanted = source.facts().majorVersion();
        Optional<String> found = files.flatMap(ServerFiles::programVersion);
        if (files.isEmpty()) {
            checks.add(Check.unknown(
                    name,
                    "The version of PostgreSQL on " + host.hostname() + " could not be read.",
                    "Try again; if it stays so, run: understudy check."));
            return;
        }
        checks.require(
                found.filter(version -> version.matches(wanted + "(\\D.*)?")).isPresent(),
                name,
                "the programs on " + host.hostname() + " are of PostgreSQL " + wanted,
                found.map(version -> "The programs on " + host.hostname() + " are of PostgreSQL " + version
                                + ", the primary is " + source.facts().version() + ".")
                        .orElse("There is no postgres program in the declared directory on " + host.hostname() + "."),
                "Install PostgreSQL " + wanted + " there, or correct bin_directory.");
    }

    /** A server refuses to start on another's directory. A directory that a rewind locked has its own mode. */
    private void ownership(CheckList checks, Place place) {
        if (place.owner().isPresent()) {
            checks.require(
                    place.owner().get().equals(place.user()),
                    "directory-owner",
                    place.realPath() + " belongs to " + place.user(),
                    place.realPath() + " belongs to " + place.owner().get() + ", the server runs as " + place.user()
                            + ".",
                    "Give it back: chown -R " + place.user() + ".");
        } else {
            checks.require(
                    place.parentWritable(),
                    "directory-can-be-made",
                    place.user() + " may make " + place.realPath(),
                    place.user() + " may not make " + place.realPath() + " on " + host.hostname() + ".",
                    "Make its parent directory and give it to " + place.user() + ".");
        }
    }

    /** Only a slot of ours is taken over: physical, of the node's name, and used by nobody else. */
    private void slot(CheckList checks) {
        String slotName =
                inspection.assessment().view().spec().requireNode(intent.node()).slotName();
        Optional<Slot> there = source.slots().stream()
                .filter(slot -> slot.name().equals(slotName))
                .findFirst();
        String name = "slot-is-ours";
        if (there.filter(slot -> !slot.physical()).isPresent()) {
            checks.add(Check.block(
                    name,
                    "The slot " + slotName + " on " + source.node() + " is a logical one, of somebody else.",
                    "It is never dropped. Rename it, or the node."));
            return;
        }
        boolean taken = there.filter(Slot::active).isPresent() && !streamsToTheTarget();
        checks.require(
                !taken,
                name,
                "the slot " + slotName + " on " + source.node() + " is free, or this node's own",
                "The slot " + slotName + " on " + source.node() + " is in use, and not by " + intent.node() + ".",
                "See in pg_stat_replication who streams through it, and stop that one.");
        if (there.isEmpty()) {
            enough(
                    checks,
                    "room-for-a-slot",
                    "max_replication_slots",
                    source.slots().size() + 1);
        }
    }

    private boolean streamsToTheTarget() {
        return source.senders().stream()
                .anyMatch(sender -> sender.applicationName().equals(intent.node())
                        || sender.applicationName().startsWith("pg_"));
    }

    private void senders(CheckList checks) {
        long others = source.senders().stream()
                .filter(sender -> !sender.applicationName().equals(intent.node()))
                .count();
        int more = method instanceof RebuildMethod.Copy ? SENDERS_OF_A_COPY : 1;
        enough(checks, "free-wal-senders", "max_wal_senders", others + more);
    }

    private void enough(CheckList checks, String name, String setting, long needed) {
        Optional<Integer> there = Optional.ofNullable(inspection.details().get(source.node()))
                .map(NodeDetails::settings)
                .map(settings -> settings.get(setting))
                .map(Integer::valueOf);
        if (there.isEmpty()) {
            checks.add(Check.warn(
                    name, setting + " of " + source.node() + " could not be read.", "Make sure that it is enough."));
            return;
        }
        checks.require(
                there.get() >= needed,
                name,
                setting + " of " + source.node() + " is " + there.get() + ", enough for " + needed,
                setting + " of " + source.node() + " is " + there.get() + ", " + needed + " are needed.",
                "Raise it there and restart " + source.node() + ", or stop another copy or stream first.");
    }

    /** The node keeps its own configuration; it serves only whom that lets in. */
    private void clientRules(CheckList checks) {
        if (host.directory() instanceof DataDirectory.Cluster) {
            Optional<List<String>> lacking =
                    rulesOf(intent.node()).flatMap(own -> rulesOf(source.node()).map(own::lacking));
            checks.prefer(
                    lacking.filter(List::isEmpty).isPresent(),
                    "same-client-rules",
                    "pg_hba.conf of " + intent.node() + " lets in whom that of " + source.node() + " does",
                    lacking.map(rules -> "pg_hba.conf of " + intent.node() + " lacks " + rules.size() + " rules of "
                                    + source.node() + ".")
                            .orElse("pg_hba.conf of " + intent.node() + " and " + source.node()
                                    + " could not be compared."),
                    "Make them equal before " + intent.node() + " is ever promoted.");
        }
    }

    private Optional<ClientRules> rulesOf(String node) {
        return inspection
                .closer()
                .filesOf(node)
                .flatMap(ServerFiles::clientRules)
                .map(ClientRules::of);
    }
}
