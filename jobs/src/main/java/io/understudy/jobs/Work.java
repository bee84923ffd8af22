package io.understudy.jobs;

/** What a job does; may fail in any way. */
@FunctionalInterface
interface Work {
    void perform() throws Exception;
}
