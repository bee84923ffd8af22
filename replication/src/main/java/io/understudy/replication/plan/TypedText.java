package io.understudy.replication.plan;

import java.util.Optional;

/** What each approver types beside the button, so that no click happens by accident. */
public sealed interface TypedText {
    /** The exact text for an operation on this cluster; empty if a click is enough. */
    Optional<String> wanted(String cluster);

    /** A click is enough. */
    record Nothing() implements TypedText {
        @Override
        public Optional<String> wanted(String cluster) {
            return Optional.empty();
        }
    }

    /** The cluster's name: data could be lost. */
    record ClusterName() implements TypedText {
        @Override
        public Optional<String> wanted(String cluster) {
            return Optional.of(cluster);
        }
    }

    /** The risk itself, a short sentence without a full stop, for example {@code db1 may still take writes}. */
    record Risk(String words) implements TypedText {
        @Override
        public Optional<String> wanted(String cluster) {
            return Optional.of(words);
        }
    }
}
