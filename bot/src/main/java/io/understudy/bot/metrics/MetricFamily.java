package io.understudy.bot.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;

/** One gauge with labels, whose samples are all replaced at each scrape. One thread at a time. */
final class MetricFamily {
    private final MultiGauge gauge;
    private final List<Row<?>> rows = new ArrayList<>();

    /**
     * Registers it.
     *
     * @param name with dots; the unit is added to it here, since to Micrometer two units of one name are one gauge
     * @param unit {@code bytes} or {@code seconds}; empty for what has none
     */
    MetricFamily(MeterRegistry registry, String name, String unit, String help) {
        String whole = unit.isEmpty() ? name : name + "." + unit;
        MultiGauge.Builder builder = MultiGauge.builder(whole).description(help);
        gauge = (unit.isEmpty() ? builder : builder.baseUnit(unit)).register(registry);
    }

    /** @param labels names and values in turn */
    void add(double value, String... labels) {
        rows.add(Row.of(Tags.of(labels), value));
    }

    void add(boolean value, String... labels) {
        add(value ? 1 : 0, labels);
    }

    /** Makes what was added since the last time its samples, and nothing else. */
    void publish() {
        gauge.register(List.copyOf(rows), true);
        rows.clear();
    }
}
