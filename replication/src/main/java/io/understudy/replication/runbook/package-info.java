/**
 * The runbook that runs: what to do about an incident, each step answered by a question that the bot asks itself, with what
 * it found. Asks and looks only; every remedy is a command, which goes through a plan and its approval.
 *
 * <p>Imports {@code observe}, {@code diagnose}, {@code incident}, {@code inspect} and {@code logs}. Investigations block up to
 * their deadline, on threads that they are given; several may run at once.
 */
package io.understudy.replication.runbook;
