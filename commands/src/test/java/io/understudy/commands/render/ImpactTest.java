package io.understudy.commands.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.Alert;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImpactTest {
    @ParameterizedTest
    @EnumSource(Alert.class)
    void everyAlertSaysInASentenceWhatItMeans(Alert alert) {
        for (Optional<String> node : List.of(Optional.of("db2"), Optional.<String>empty())) {
            String words = Impact.of(alert, node);
            assertThat(words).matches("([A-Z]|db2).{30,120}\\.").doesNotContain("Optional", "null");
        }
    }
}
