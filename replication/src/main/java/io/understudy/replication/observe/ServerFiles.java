package io.understudy.replication.observe;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What lies on a node's machine beside the state of its server; read before a plan only.
 *
 * @param clientRules the lines of its {@code pg_hba.conf} that say something; empty if the file was not found or not readable
 * @param missingLibraries of those asked for, the ones that its server could not load; empty if nobody knows where it looks
 * @param walFreeBytes free on the file system of {@code pg_wal}; empty without a data directory
 * @param controlSettings what the control file says of settings, by their configuration names: {@code max_connections} …
 * @param configured what its configuration files say, by name; what could not be read is not in it
 * @param origins how each of its newest timelines began, by number: the record at the switchpoint, where it is still there
 * @param historyWrittenAt when the newest timeline's history file was written
 * @param slots names of the replication slots in the data directory
 * @param programVersion of the {@code postgres} program there, for example {@code 15.18}
 */
public record ServerFiles(
        Optional<List<String>> clientRules,
        Optional<List<String>> missingLibraries,
        OptionalLong walFreeBytes,
        Map<String, String> controlSettings,
        Map<String, String> configured,
        Map<Integer, String> origins,
        Optional<Instant> historyWrittenAt,
        List<String> slots,
        Optional<String> programVersion,
        Place place) {
    public ServerFiles {
        clientRules = clientRules.map(List::copyOf);
        missingLibraries = missingLibraries.map(List::copyOf);
        controlSettings = Map.copyOf(controlSettings);
        configured = Map.copyOf(configured);
        origins = Map.copyOf(origins);
        slots = List.copyOf(slots);
    }

    /**
     * Where the data directory is, or would be.
     *
     * @param realPath after symbolic links
     * @param home of the user that runs the server
     * @param user the name of that user
     * @param owner and {@code mode} of the directory as {@code stat} prints them; empty if it is absent
     * @param parentWritable whether that user may make directories beside it
     */
    public record Place(
            String realPath,
            String home,
            String user,
            Optional<String> owner,
            Optional<String> mode,
            boolean parentWritable) {}
}
