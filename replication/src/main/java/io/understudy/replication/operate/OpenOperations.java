package io.understudy.replication.operate;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** One cluster's operations that have not ended. */
record OpenOperations(OperationStore store, String cluster) {
    /** Oldest first. */
    List<Operation> in(Predicate<OperationState> wanted) {
        return store.unfinished().stream()
                .filter(operation -> operation.cluster().equals(cluster) && wanted.test(operation.state()))
                .toList();
    }

    /** The first in that state that has a time to begin at. */
    Optional<Operation> scheduled(OperationState state) {
        return in(state::equals).stream()
                .filter(operation -> operation.notBefore().isPresent())
                .findFirst();
    }

    Optional<Operation> scheduled() {
        return scheduled(OperationState.APPROVED).or(() -> scheduled(OperationState.PROPOSED));
    }
}
