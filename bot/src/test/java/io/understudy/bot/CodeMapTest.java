package io.understudy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class CodeMapTest {
    private static final Path ROOT_PACKAGE = Path.of("src/main/java/io/understudy");

    @Test
    void everyPackageHasARowInTheCodeMap() throws IOException {
        List<String> rows = Document.at("docs/architecture.md").all("^\\| `([a-z.]+)` \\|");
        for (Path module : Repository.modules()) {
            assertThat(packages(module.resolve(ROOT_PACKAGE)))
                    .as("packages of %s without a row in docs/architecture.md", module.getFileName())
                    .allMatch(rows::contains);
        }
    }

    /** Those with sources of their own, named from below {@code io.understudy}. */
    private static List<String> packages(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> root.relativize(file.getParent()).toString().replace('/', '.'))
                    .distinct()
                    .toList();
        }
    }
}
