package io.understudy.replication.diagnose;

import java.time.Duration;
import java.util.Optional;

/** A server that serves nobody, or not the bot, told apart by how it does not. */
public sealed interface NodeDown extends Diagnosis {
    /** The node's name. */
    String down();

    @Override
    default Alert alert() {
        return Alert.NODE_DOWN;
    }

    @Override
    default Optional<String> node() {
        return Optional.of(down());
    }

    @Override
    default Severity severity() {
        return Severity.CRITICAL;
    }

    /** Its machine answers that nothing listens there. */
    record Refused(String cluster, String down) implements NodeDown {
        @Override
        public String sentence() {
            return cluster + ": " + down + " is DOWN, nothing listens on its port.";
        }

        @Override
        public String doFirst() {
            return "Start it again: /replica start " + down + ". If it has no data yet: /replica rebuild " + down + ".";
        }
    }

    /** It says that it is shutting down. */
    record Stopping(String cluster, String down) implements NodeDown {
        @Override
        public String sentence() {
            return cluster + ": " + down + " is DOWN, it is shutting down.";
        }

        @Override
        public String doFirst() {
            return "Find out who stopped it; once it is down: /replica start " + down + ".";
        }
    }

    /**
     * It says that it is starting up.
     *
     * @param lasting for at least this long; zero if it has just been seen
     */
    record Starting(String cluster, String down, Duration lasting) implements NodeDown {
        @Override
        public Severity severity() {
            return lasting.isZero() ? Severity.WARNING : Severity.CRITICAL;
        }

        @Override
        public String sentence() {
            return cluster + ": " + down
                    + (lasting.isZero()
                            ? " is starting up and serves nobody yet."
                            : " has been starting up for more than " + lasting.toSeconds()
                                    + " s and serves nobody yet.");
        }

        @Override
        public String doFirst() {
            return "Leave it alone while its log shows progress: it replays WAL, and a restart would begin again.";
        }
    }

    /** The bot has no way to its machine. */
    record NoRoute(String cluster, String down) implements NodeDown {
        @Override
        public String sentence() {
            return cluster + ": the bot cannot reach the machine of " + down
                    + "; whether its server runs is not known.";
        }

        @Override
        public String doFirst() {
            return "Check the machine of " + down + " and the bot's way to it. Nothing is done meanwhile.";
        }
    }

    /**
     * It answers nothing in time, not over its open session either.
     *
     * @param machineAnswers whether its machine takes connections to its port
     */
    record Frozen(String cluster, String down, boolean machineAnswers) implements NodeDown {
        @Override
        public String sentence() {
            return cluster + ": " + down + " hangs: "
                    + (machineAnswers
                            ? "its machine takes the bot's connections, its server answers nothing."
                            : "it answers nothing in time; whether its machine does is not known.");
        }

        @Override
        public String doFirst() {
            return "Look at its machine for a full disk, dead storage or stopped processes."
                    + " Its sessions may go on writing: do not promote before it is fenced.";
        }
    }

    /** Open sessions go on, new ones are not taken: its postmaster hangs. */
    record DoorShut(String cluster, String down) implements NodeDown {
        @Override
        public String sentence() {
            return cluster + ": " + down + " hangs: it takes no new sessions, open sessions may still write.";
        }

        @Override
        public String doFirst() {
            return "Look at its main process on its machine: a stopped one goes on after kill -CONT and loses nothing."
                    + " Do not promote before it is fenced.";
        }
    }

    /** It is up and refuses the bot's login. */
    record LoginRefused(String cluster, String down, String detail) implements NodeDown {
        @Override
        public String sentence() {
            return cluster + ": " + down + " is up and refuses the bot's login (" + detail + ").";
        }

        @Override
        public String doFirst() {
            return "Check the watcher's password and the pg_hba.conf of " + down + "; understudy check names the line.";
        }
    }

    /** It is up and all its connections are taken. */
    record TooManyClients(String cluster, String down) implements NodeDown {
        @Override
        public String sentence() {
            return cluster + ": " + down + " is up and has no free connection: clients are turned away.";
        }

        @Override
        public String doFirst() {
            return "Free connections on " + down + ": end idle sessions, or raise max_connections and restart.";
        }
    }

    /** What it answered makes no sense to the bot. */
    record NotUnderstood(String cluster, String down, String detail) implements NodeDown {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String sentence() {
            return cluster + ": the answer of " + down + " was not understood (" + detail + ").";
        }

        @Override
        public String doFirst() {
            return "Check that a PostgreSQL of version 12 or newer listens at the address and port of " + down + ".";
        }
    }

    /** It answers, and the bot's role may not see what it has to judge. */
    record NoPermission(String cluster, String down) implements NodeDown {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String sentence() {
            return cluster + ": " + down + " " + StandbyState.NO_PERMISSION.words() + ".";
        }

        @Override
        public String doFirst() {
            return "Run on the primary: GRANT pg_monitor TO the watcher role.";
        }
    }
}
