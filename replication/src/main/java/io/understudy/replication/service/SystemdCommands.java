package io.understudy.replication.service;

import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import java.util.List;

/** Every command that is given to systemd, exactly: a line in sudoers names each. */
public final class SystemdCommands {
    private SystemdCommands() {}

    static Argv start(String unit) {
        return Argv.of("systemctl", "start", unit);
    }

    static Argv beginStop(String unit) {
        return Argv.of("systemctl", "stop", "--no-block", unit);
    }

    static Argv stop(String unit) {
        return Argv.of("systemctl", "stop", unit);
    }

    static Argv mask(String unit) {
        return Argv.of("systemctl", "mask", unit);
    }

    static Argv unmask(String unit) {
        return Argv.of("systemctl", "unmask", unit);
    }

    /** Needs no root. */
    static Argv isEnabled(String unit) {
        return Argv.of("systemctl", "is-enabled", unit);
    }

    /** Those that need root. */
    public static List<Argv> asRoot(String unit) {
        return List.of(start(unit), beginStop(unit), stop(unit), mask(unit), unmask(unit));
    }

    /** The answer of {@code is-enabled}, which exits with 1 for a masked unit, in the words of our scripts. */
    static CommandResult enabled(String unit, CommandResult answer) {
        String state = answer.stdout().strip();
        if (state.isEmpty()) {
            return answer;
        }
        String words = state.equals("masked") ? "forbidden unit " : "allowed unit ";
        return new CommandResult(0, words + unit + " is " + state, "", false);
    }
}
