/**
 * One cluster with everything that cares for it: connections, machines, threads, watch and desk are put together here and
 * let go together.
 *
 * <p>Imports the other packages of this module; nothing in this module imports it. Owns the threads {@code inspect-n} and
 * {@code operation-<cluster>} of its cluster.
 */
package io.understudy.replication.care;
