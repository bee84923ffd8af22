/**
 * Times in which people work on a cluster and want no alerts about it, and the port behind which they are remembered.
 * Imports {@code operate} for its {@code Person}; records and one interface, no I/O, no threads.
 */
package io.understudy.replication.maintenance;
