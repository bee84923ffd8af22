package io.understudy.replication.service;

import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.HostException;
import io.understudy.replication.observe.Autostart;
import java.util.function.Supplier;

/** What our scripts print about autostart: a word, a blank, and a sentence without a full stop. */
final class AutostartReport {
    private static final String FORBIDDEN = "forbidden ";
    private static final String ALLOWED = "allowed ";

    private AutostartReport() {}

    /** What the answer to a look says; everything that is not understood is unknown. */
    static Autostart of(Supplier<CommandResult> look) {
        try {
            return read(look.get());
        } catch (HostException unanswered) {
            return new Autostart.Unknown(unanswered.failure().message());
        }
    }

    private static Autostart read(CommandResult result) {
        String said = result.stdout().strip();
        if (result.succeeded() && said.startsWith(FORBIDDEN)) {
            return new Autostart.Forbidden(said.substring(FORBIDDEN.length()));
        }
        if (result.succeeded() && said.startsWith(ALLOWED)) {
            return new Autostart.Allowed(said.substring(ALLOWED.length()));
        }
        return new Autostart.Unknown(result.complaint());
    }
}
