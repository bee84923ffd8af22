/**
 * Troubles that persisted, what people do about them, and the port behind which they are remembered. Imports
 * {@code diagnose}, and {@code operate} for its {@code Person}; no I/O, no threads.
 */
package io.understudy.replication.incident;
