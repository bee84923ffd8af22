package io.understudy.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One reading of one file: what surrounds it, and the problems found so far. */
final class Reading {
    private final Path directory;
    private final Map<String, String> environment;
    private final List<ConfigProblem> problems = new ArrayList<>();

    Reading(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.environment = new TreeMap<>(environment);
    }

    Optional<String> environment(String name) {
        return Optional.ofNullable(environment.get(name));
    }

    /** Relative paths start at the file, wherever the program was started. */
    Path resolve(Path path) {
        return directory.resolve(path).normalize();
    }

    /** Notes the problem; the empty result is for the caller to pass on. */
    Optional<Object> reject(Place place, String message, String remedy) {
        problems.add(new ConfigProblem(Optional.of(place.position()), place.words() + ": " + message, remedy));
        return Optional.empty();
    }

    /** In the order of the lines. */
    List<ConfigProblem> problems() {
        return problems.stream()
                .sorted(Comparator.comparing(problem -> problem.position().orElse(Position.START)))
                .toList();
    }
}
