/**
 * Conditions that persisted, and the port behind which they are remembered. Imports {@code diagnose} only; records and
 * one interface, no I/O, no threads.
 */
package io.understudy.replication.incident;
