package io.understudy.backup.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackupSettingsTest {
    @Test
    void everyDefaultBelongsToAComponentOfItsKind() {
        Map<String, Class<?>> components = Stream.of(BackupSettings.class.getRecordComponents())
                .collect(Collectors.toMap(RecordComponent::getName, RecordComponent::getType));
        BackupSettings.defaults().forEach((name, value) -> {
            assertThat(components).containsKey(name);
            if (value instanceof Duration || value instanceof LocalTime) {
                assertThat(value).isInstanceOf(components.get(name));
            }
        });
    }

    @Test
    void keepingNothingIsRefused() {
        assertThatThrownBy(() -> new RetentionSettings(7, 4, 6, 0))
                .hasMessage("wanted a minimum of at least 1, found 0;"
                        + " without it a run of failures would end in no backup at all");
    }
}
