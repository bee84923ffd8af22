package io.understudy.replication.operate;

/**
 * People stopped the operation while its step waited. It passes through performers like any interruption; what the step
 * began on a machine is ended by {@link StepPerformer#abandon}, never here: an interruption that is not this one means
 * that the bot stops, and then remote work goes on.
 */
public final class StepCancelledException extends InterruptedException {
    private static final long serialVersionUID = 1L;

    StepCancelledException() {
        super("people stopped the operation");
    }
}
