package io.understudy.replication.check;

import io.understudy.replication.observe.HostFinding;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What came of examining the machine of one node. */
public sealed interface MachineAnswer {
    /**
     * No command ran there.
     *
     * @param message what was found, as a sentence without a full stop
     * @param hint what to do
     */
    record Unreached(String message, String hint) implements MachineAnswer {}

    /** Commands run as the login user, and not as the server's user. */
    record NotBecome(String loginUser, String osUser, String complaint) implements MachineAnswer {}

    /**
     * Examined as the server's user.
     *
     * @param finding directory and process
     * @param directory whose the data directory is; empty if absent
     * @param service what points at what starts the server
     * @param servedPort the port in the data directory's {@code postmaster.pid}; empty without one
     */
    record Examined(
            String loginUser,
            Programs programs,
            HostFinding finding,
            ServiceSigns service,
            Optional<Ownership> directory,
            OptionalInt servedPort,
            Passfile passfile)
            implements MachineAnswer {}

    /**
     * The server's programs.
     *
     * @param lacking names of those that are not in the declared directory
     * @param version of {@code postgres}, for example {@code 15.18}; empty if it does not run
     */
    record Programs(List<String> lacking, Optional<String> version) {
        public Programs {
            lacking = List.copyOf(lacking);
        }

        /** The part before the first dot; empty if it is not known. */
        OptionalInt majorVersion() {
            return version.map(text -> text.replaceAll("\\D.*", ""))
                    .filter(digits -> !digits.isEmpty())
                    .map(digits -> OptionalInt.of(Integer.parseInt(digits)))
                    .orElseGet(OptionalInt::empty);
        }
    }

    /** Whose a file is, and its permission bits in octal, for example {@code 700}. */
    record Ownership(String owner, String mode) {
        /** Whether nobody but the owner may do anything with it. */
        boolean isPrivate() {
            return mode.endsWith("00");
        }
    }

    /**
     * The standbys' password file.
     *
     * @param ownership empty if there is no such file
     * @param readable by the server's user
     * @param namesUser whether a line is for the replication role
     */
    record Passfile(Optional<Ownership> ownership, boolean readable, boolean namesUser) {}
}
