/** Conditions that persisted, and what is remembered of them. Records and ports; no I/O, no threads. */
package io.understudy.replication.incident;
