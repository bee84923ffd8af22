package io.understudy.config;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What came of reading a configuration file: the settings, or everything that is wrong with it. */
public sealed interface Loaded<R extends Record> {

    /** The file is right. */
    record Bound<R extends Record>(R settings) implements Loaded<R> {}

    /** The file has mistakes: at least one, in the order of their lines. */
    record Invalid<R extends Record>(Path file, List<ConfigProblem> problems) implements Loaded<R> {
        public Invalid {
            problems = List.copyOf(problems);
        }

        /** All problems as text for a person, the file's name first. */
        public String render() {
            String count = problems.size() == 1 ? "1 mistake" : problems.size() + " mistakes";
            return problems.stream()
                    .map(ConfigProblem::render)
                    .collect(Collectors.joining("\n", file + " has " + count + ":\n", "\n"));
        }
    }
}
