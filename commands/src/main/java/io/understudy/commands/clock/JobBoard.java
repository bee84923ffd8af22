package io.understudy.commands.clock;

import java.util.List;

/** How everything that runs by the clock has fared since the bot started. */
@FunctionalInterface
public interface JobBoard {
    /** One per job, in the order in which they were set up. */
    List<JobStatus> jobs();
}
