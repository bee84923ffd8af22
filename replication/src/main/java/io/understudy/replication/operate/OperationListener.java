package io.understudy.replication.operate;

/** Is told after every stored event, and during long steps. Must return at once; what it throws is logged, no more. */
public interface OperationListener {
    void changed(Operation operation);

    void progressed(Operation operation, Progress progress);
}
