package io.understudy.config;

import java.util.Optional;

/**
 * One mistake in the configuration.
 *
 * @param position where; empty when the file could not be read at all
 * @param message what was wanted and what was found; never holds the value of a secret
 * @param remedy what to do about it
 */
public record ConfigProblem(Optional<Position> position, String message, String remedy) {

    /** Two lines: {@code line 3, column 5: key 'a.b': wanted …, found …} and, indented, the remedy. */
    public String render() {
        return position.map(place -> place + ": ").orElse("") + message + "\n    hint: " + remedy;
    }
}
