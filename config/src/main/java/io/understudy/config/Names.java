package io.understudy.config;

import java.util.Locale;

/** How Java names are written in the file. */
final class Names {
    private Names() {}

    /** {@code dataDirectory} to {@code data_directory}. */
    static String snake(String component) {
        return words(component).toLowerCase(Locale.ROOT);
    }

    /** {@code PgCtl} and {@code PG_CTL} to {@code pg-ctl}. */
    static String kebab(String name) {
        return snake(name).replace('_', '-');
    }

    private static String words(String camelCase) {
        return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replaceAll("([A-Z])([A-Z][a-z])", "$1_$2");
    }
}
