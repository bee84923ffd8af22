/**
 * Who may do what, the same on every platform: roles, and the ports for people, for the audit and for events that were
 * seen before. Imports {@code replication.operate} for its {@code Person}; no I/O, no threads.
 */
package io.understudy.commands.access;
