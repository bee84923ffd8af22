/**
 * What the operator declared: clusters, nodes, how to reach them and how to log in; and the two words that everything else
 * speaks, WAL positions and timeline histories. Imports the JDK only; no I/O, no threads.
 */
package io.understudy.replication.cluster;
