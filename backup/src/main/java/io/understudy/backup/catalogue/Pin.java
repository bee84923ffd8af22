package io.understudy.backup.catalogue;

import java.time.Instant;

/**
 * Keeps a backup until it is unpinned.
 *
 * @param by who pinned it, for people
 * @param reason in that person's words; may be empty
 */
public record Pin(String by, Instant at, String reason) {}
