package io.understudy.backup.dump;

import io.understudy.replication.host.Host;
import io.understudy.replication.operate.Pause;
import java.time.Clock;

/**
 * What runs work with.
 *
 * @param host the bot's own machine, which has the client programs and the backup directory
 * @param pause waits, where a dump may not be faster than its limit
 * @param hold keeps replay still on a standby that is dumped, if that is configured
 * @param version of the bot, for the manifest; empty if it is not known
 */
public record BackupTools(Host host, Clock clock, Pause pause, ReplayHold hold, String version) {}
