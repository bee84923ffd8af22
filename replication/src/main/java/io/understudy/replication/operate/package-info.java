/**
 * A plan on its way: operations, their events, approvals and the runner. Imports {@code plan} only; what it needs of the
 * world comes through its ports {@code OperationStore}, {@code Inspector}, {@code StepPerformer} and {@code Pause}.
 *
 * <p>Threads: the desk may be called from any thread. The runner is the only caller that changes a cluster, on one thread
 * per cluster ({@code operation-<cluster>}).
 */
package io.understudy.replication.operate;
