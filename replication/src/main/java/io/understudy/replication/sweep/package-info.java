/**
 * Looks at all nodes of a cluster at once, in the order that keeps lag honest, and knocks at their ports. Imports
 * {@code cluster}, {@code observe} and {@code sql}. Runs questions on the executor that it is given and waits for them up to a deadline.
 */
package io.understudy.replication.sweep;
