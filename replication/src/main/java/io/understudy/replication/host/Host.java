package io.understudy.replication.host;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The machine of one node. A non-zero exit code is an ordinary answer; whatever keeps the answer from us is a
 * {@link HostException} whose {@link HostFailure} says which of the sealed cases it was.
 *
 * <p>Commands start in the root directory, so that another user can run them too: paths have to be absolute.
 *
 * <p>A command that passes its deadline, whose caller is interrupted, or whose connection is lost is killed together with
 * everything in its process group. Work that must outlive us is started with {@link #detached}; {@code pg_ctl start} starts
 * a session of its own for the server.
 */
public interface Host extends AutoCloseable {

    /** The name for messages: the declared name or address of the machine. */
    String name();

    /** The user of the machine that commands run as. */
    String loginUser();

    /**
     * Runs a command to its end.
     *
     * @param deadline how long it may take, connecting included
     * @param input the text on its standard input, at most 1 MiB; without NUL characters
     * @throws HostException when there is no result to give
     */
    CommandResult run(Argv command, Duration deadline, String input, Output output);

    default CommandResult run(Argv command, Duration deadline) {
        return run(command, deadline, "", Output.IGNORED);
    }

    default CommandResult run(Argv command, Duration deadline, Output output) {
        return run(command, deadline, "", output);
    }

    default CommandResult runWithInput(Argv command, Duration deadline, String input) {
        return run(command, deadline, input, Output.IGNORED);
    }

    /** This machine with every command and file touched as another user; closing it closes this host. */
    default Host as(String user) {
        return user.equals(loginUser()) ? this : new HostAsUser(this, user);
    }

    /** Reads a text file of at most 1 MiB. */
    default ReadResult readFile(Path path) {
        return new HostFiles(this).read(path);
    }

    /**
     * Replaces a file in one step: a reader sees the old content or the new, also after a power cut. The owner of a file
     * that exists is kept.
     *
     * @param mode the permission bits, such as {@code 0600}
     * @throws HostException with {@link HostFailure.FileTrouble} if the file could not be written
     */
    default void writeFile(Path path, String content, int mode) {
        new HostFiles(this).write(path, content, mode);
    }

    /**
     * Whether there is something at this path.
     *
     * @throws HostException with {@link HostFailure.FileTrouble} if the machine would not say
     */
    default boolean exists(Path path) {
        return new HostFiles(this).exists(path);
    }

    /**
     * Work that outlives us; see {@link DetachedRun}.
     *
     * @param directory absolute, where its few files are
     */
    default DetachedRun detached(Path directory, String key) {
        return new DetachedRun(this, directory, key);
    }

    /** Ends what is still running through this host and lets the connection go; detached work goes on. */
    @Override
    void close();
}
