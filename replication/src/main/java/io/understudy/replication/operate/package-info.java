/**
 * A plan on its way: operations, their events, approvals and the runner. The runner is the only caller that changes a
 * cluster, on one thread per cluster ({@code operation-<cluster>}). Imports {@code cluster}, {@code plan} and
 * {@code inspect}'s port.
 */
package io.understudy.replication.operate;
