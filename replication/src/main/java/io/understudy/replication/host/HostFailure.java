package io.understudy.replication.host;

import java.nio.file.Path;
import java.time.Duration;

/** Why a machine gave no answer. Only {@link OutcomeUnknown} and {@link DeadlinePassed} may have changed something. */
public sealed interface HostFailure {

    /** The name or address of the machine. */
    String host();

    /** What was found, as a sentence without a full stop. */
    String message();

    /** What a person can do about it. */
    String hint();

    /** No connection came about; nothing was run. */
    record Unreachable(String host, String reason) implements HostFailure {
        @Override
        public String message() {
            return "cannot connect to %s: %s".formatted(host, reason);
        }

        @Override
        public String hint() {
            return "check that the machine is up and that its SSH port can be reached from here";
        }
    }

    /** The machine showed a key, and none is pinned for it. */
    record HostKeyUnknown(String host, String fingerprint) implements HostFailure {
        @Override
        public String message() {
            return "no host key is pinned for %s; it shows %s".formatted(host, fingerprint);
        }

        @Override
        public String hint() {
            return "compare it with `ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub` on the machine, then run"
                    + " `understudy ssh-pin %s`".formatted(host);
        }
    }

    /** The machine showed another key than the pinned one: a reinstalled machine, or somebody in between. */
    record HostKeyChanged(String host, String expected, String found) implements HostFailure {
        @Override
        public String message() {
            return "the host key of %s changed: pinned is %s, it shows %s".formatted(host, expected, found);
        }

        @Override
        public String hint() {
            return "find out why before anything else; if the machine was reinstalled, run `understudy ssh-pin %s"
                            .formatted(host)
                    + " --replace`";
        }
    }

    /** The machine does not let this user in with this key. */
    record LoginRefused(String host, String user, String reason) implements HostFailure {
        @Override
        public String message() {
            return "%s refused the login of %s: %s".formatted(host, user, reason);
        }

        @Override
        public String hint() {
            return "add the public key to the authorized_keys of %s there".formatted(user);
        }
    }

    /** Our own private key cannot be used; the machine was not asked. */
    record KeyUnusable(String host, Path privateKey, String reason) implements HostFailure {
        @Override
        public String message() {
            return "cannot use the private key %s for %s: %s".formatted(privateKey, host, reason);
        }

        @Override
        public String hint() {
            return "the key file must exist, be readable by Understudy alone (chmod 600) and open with its passphrase";
        }
    }

    /** The command took too long and was killed; it may have done part of its work. */
    record DeadlinePassed(String host, Argv command, Duration deadline) implements HostFailure {
        @Override
        public String message() {
            return "%s on %s was not done after %s and was killed".formatted(command.program(), host, deadline);
        }

        @Override
        public String hint() {
            return "see whether the machine is overloaded; what the command was to do may be half done";
        }
    }

    /** The waiting thread was interrupted and the command killed. */
    record Cancelled(String host, Argv command) implements HostFailure {
        @Override
        public String message() {
            return "%s on %s was cancelled and killed".formatted(command.program(), host);
        }

        @Override
        public String hint() {
            return "what the command was to do may be half done";
        }
    }

    /** The connection was lost after the command began: it may have ended well, badly, or not at all. */
    record OutcomeUnknown(String host, Argv command, String reason) implements HostFailure {
        @Override
        public String message() {
            return "lost %s while it ran %s, which may or may not have done its work: %s"
                    .formatted(host, command.program(), reason);
        }

        @Override
        public String hint() {
            return "look at what the command was to change before it is run again";
        }
    }

    /** The machine answered, and the file could not be read or written. */
    record FileTrouble(String host, Path path, String reason) implements HostFailure {
        @Override
        public String message() {
            return "%s on %s: %s".formatted(path, host, reason);
        }

        @Override
        public String hint() {
            return "check the file's owner and permissions, and the disk's free space";
        }
    }
}
