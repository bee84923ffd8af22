package io.understudy.jobs;

/** What a job does; may fail in any way. */
@FunctionalInterface
public interface Work {
    /** Does it once. An {@link InterruptedException} says that the bot stops; any other exception is a failed run. */
    void perform() throws Exception;
}
