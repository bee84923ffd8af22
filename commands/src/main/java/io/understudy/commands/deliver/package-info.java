/**
 * From the message board to a chat platform that keeps messages of its own: every message at least once, shown once, in
 * its newest wording, through rate limits, disconnections and restarts. Knows no platform; each brings its
 * {@link io.understudy.commands.deliver.Courier}.
 */
package io.understudy.commands.deliver;
