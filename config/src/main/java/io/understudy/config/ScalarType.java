package io.understudy.config;

import java.time.DateTimeException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A type that is written as one value.
 *
 * @param words what is wanted, to be read after "wanted": "a node name"
 * @param unit the units that a value may carry, in words; empty when it has none
 * @param parse throws IllegalArgumentException or DateTimeException for text that is no such value; its message is not shown
 * @param render how a value is written in the file
 * @param remedy advice for a text that was not understood
 */
public record ScalarType<T>(
        Class<T> type,
        String words,
        Optional<String> unit,
        Function<String, T> parse,
        Function<T, String> render,
        UnaryOperator<String> remedy) {

    /** A type without units that renders by {@code toString()}; the advice is the example. */
    public static <T> ScalarType<T> of(Class<T> type, String words, String example, Function<String, T> parse) {
        String advice = "write for example " + example;
        return new ScalarType<>(type, words, Optional.empty(), parse, String::valueOf, text -> advice);
    }

    Optional<Object> read(String text) {
        try {
            return Optional.of(parse.apply(text));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    String written(Object value) {
        return render.apply(type.cast(value));
    }
}
