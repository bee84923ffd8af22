package io.understudy.replication.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A long command that goes on when nobody watches it: in a session of its own on its machine, under a lock there, so
 * that one key never runs twice at once. A caller that lost its connection, or its life, looks again under the same key.
 *
 * <p>What is remembered lies in the directory, in a few small files per key that the next start replaces: which command
 * runs, the end of its output, and in the end its exit code. All of its processes inherit the lock, so it runs for as long
 * as one of them lives; a command that leaves a daemon behind never ends.
 *
 * @param directory absolute, on that machine; made with mode 0700 by the first start
 * @param key what kind of work it is: 1 to 40 of a-z, 0-9 and hyphen
 */
public record DetachedRun(Host host, Path directory, String key) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration TIME_TO_DIE = Duration.ofSeconds(40);
    private static final Pattern KEY = Pattern.compile("[a-z0-9-]{1,40}");

    public DetachedRun {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("wanted 1 to 40 of a-z, 0-9 and - as a key, found '" + key + "'");
        }
    }

    /**
     * Looks whether it runs, and how it ended.
     *
     * @throws HostException if the machine would not say
     */
    public RunState look() {
        return RunReport.parse(ask("look at", DetachedScripts.LOOK, PATIENCE));
    }

    /**
     * Starts a command unless one runs under this key; forgets an earlier one that ended.
     *
     * @param attempt tells this wish from others, such as a time: asking twice for the same attempt starts once, so this
     *     may be repeated after a lost connection
     * @return what there is now; perhaps the run of another command
     * @throws HostException if it cannot be told whether it was started
     */
    public RunState start(Argv command, String attempt) {
        Argv what = Argv.of(attempt, command.digest(), DetachedScripts.SUPERVISE)
                .and(command.arguments().toArray(String[]::new));
        return RunReport.parse(ask(
                "start",
                DetachedScripts.START + DetachedScripts.LOOK,
                PATIENCE,
                what.arguments().toArray(String[]::new)));
    }

    /**
     * Ends it with everything in its process group, if it runs: asked to first, killed after ten seconds.
     *
     * @return what is left of it
     * @throws HostException also if it would not die
     */
    public RunState stop() {
        return RunReport.parse(ask("stop", DetachedScripts.STOP + DetachedScripts.LOOK, TIME_TO_DIE));
    }

    private String ask(String verb, String script, Duration deadline, String... more) {
        Argv command = Argv.of("sh", "-eu", "-c", script, "understudy-run", directory.toString(), key)
                .and(more);
        CommandResult result = host.run(command, deadline);
        if (!result.succeeded()) {
            String reason = "cannot " + verb + " the work there: " + result.complaint();
            throw new HostException(new HostFailure.FileTrouble(host.name(), directory.resolve(key), reason));
        }
        return result.stdout();
    }
}
