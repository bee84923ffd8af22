/**
 * What the operator declared: clusters, nodes, how to reach them and how to log in. Records only; no I/O, no threads.
 */
package io.understudy.replication.cluster;
