/**
 * How each kind of step is done, and how it is seen whether it was done. The only code that changes a cluster.
 *
 * <p>Imports {@code cluster}, {@code observe}, {@code plan}, {@code operate}, {@code host}, {@code sql}, {@code inspect} and
 * {@code service}. Runs on {@code operation-<cluster>} threads and blocks them, up to the deadline of each step.
 */
package io.understudy.replication.perform;
