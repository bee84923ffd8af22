package io.understudy.commands.lag;

import java.time.Instant;

/** Something that happened while the lag was measured, in a few words. */
public record LagMark(Instant at, String words) {}
