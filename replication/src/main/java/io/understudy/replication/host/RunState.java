package io.understudy.replication.host;

/** What there is of a {@link DetachedRun} on its machine. */
public sealed interface RunState {

    /** Nothing was ever started under this key. */
    record Never() implements RunState {}

    /**
     * It runs: some process of it lives.
     *
     * @param pid its first process, whose number is that of its process group
     * @param digest tells its command, see {@link Argv#digest()}
     * @param lastWords the end of its output until now, at most 8000 bytes
     */
    record Running(long pid, String digest, String lastWords) implements RunState {

        public boolean runs(Argv command) {
            return digest.equals(command.digest());
        }
    }

    /**
     * Its command ended and left this exit code.
     *
     * @param exitCode as in {@link CommandResult}
     * @param lastWords the end of its output, at most 8000 bytes
     */
    record Ended(int exitCode, String lastWords) implements RunState {}

    /** {@link DetachedRun#stop()} ended it. */
    record Stopped(String lastWords) implements RunState {}

    /** It lives no more and left no exit code: its machine was restarted, or somebody killed it. */
    record Vanished(String lastWords) implements RunState {}
}
