/**
 * The runbook that runs: what to do about an incident, each step answered by a question that the bot asks itself, with what
 * it found. Asks and looks only; every remedy is a command, which goes through a plan and its approval.
 *
 * <p>Runbooks are pure: they take what {@code Questions} answer and give steps. Only {@code
 * LiveQuestions} asks servers ({@code watch}, {@code sql}) and machines ({@code inspect}, {@code logs}). Investigations run on
 * the caller's thread up to their deadline, questions on threads that they are given; several may run at once.
 */
package io.understudy.replication.runbook;
