/**
 * From the message board to a chat platform that keeps messages of its own: every message at least once, shown once, in
 * its newest wording, through rate limits, disconnections and restarts. Knows no platform; each brings its
 * {@link io.understudy.commands.deliver.Courier}. Imports {@code commands.chat} only. Threads are the executor's that a
 * {@link io.understudy.commands.deliver.Deliverer} is given; no lock is held over a call or a question to the store.
 */
package io.understudy.commands.deliver;
