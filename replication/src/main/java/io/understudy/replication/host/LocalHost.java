package io.understudy.replication.host;

import java.io.IOException;
import java.time.Duration;

/** The machine that Understudy itself runs on. */
public final class LocalHost implements Host {

    private final String name;

    public LocalHost(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String loginUser() {
        return System.getProperty("user.name");
    }

    @Override
    public CommandResult run(Argv command, Duration deadline, String input, Output output) {
        CommandWait wait = new CommandWait(name, command, Deadline.after(deadline), output);
        try {
            return wait.await(LocalCommand.start(Leash.around(command, input), wait));
        } catch (IOException e) {
            throw new HostException(new HostFailure.Unreachable(name, e.getMessage()), e);
        }
    }

    /** Nothing is kept open between commands. */
    @Override
    public void close() {}
}
