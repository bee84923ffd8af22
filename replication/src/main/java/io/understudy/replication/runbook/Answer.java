package io.understudy.replication.runbook;

import java.util.Optional;
import java.util.function.Function;

/** What came of a question: the answer, or why there is none. */
sealed interface Answer<T> {
    record Known<T>(T value) implements Answer<T> {}

    /** Nothing follows from it. */
    record Silent<T>(String why) implements Answer<T> {}

    /** The answer itself, where its absence is told elsewhere. */
    default Optional<T> known() {
        return this instanceof Known<T> known ? Optional.of(known.value()) : Optional.empty();
    }

    /** What is made of it; a silence keeps its reason. */
    default <R> Answer<R> map(Function<T, R> change) {
        return then(value -> new Known<>(change.apply(value)));
    }

    /** Another question that needs this answer. */
    @SuppressWarnings("unchecked")
    default <R> Answer<R> then(Function<T, Answer<R>> next) {
        return this instanceof Known<T> known ? next.apply(known.value()) : (Answer<R>) this;
    }

    /** What it tells a step; a silence is {@link Finding.Unknown}. */
    default Finding finding(Function<T, Finding> known) {
        if (this instanceof Known<T> one) {
            return known.apply(one.value());
        }
        return new Finding.Unknown(((Silent<T>) this).why());
    }
}
