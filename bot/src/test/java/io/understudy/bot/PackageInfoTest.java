package io.understudy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PackageInfoTest {

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        for (Path module : Repository.modules()) {
            assertThat(packagesWithoutInfo(module.resolve("src/main/java")))
                    .as("directories with sources, without a package-info.java, in %s", module.getFileName())
                    .isEmpty();
        }
    }

    private static List<Path> packagesWithoutInfo(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .filter(directory -> !Files.exists(directory.resolve("package-info.java")))
                    .toList();
        }
    }
}
