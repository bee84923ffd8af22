package io.understudy.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The types that every configuration understands. */
final class StandardScalars {
    static final ScalarType<Long> BYTES = new ScalarType<>(
            Long.class,
            "a size with its unit",
            Optional.of(Quantity.SIZE.unitsInWords() + " (powers of 1024)"),
            Quantity.SIZE::parse,
            Quantity.SIZE::render,
            text -> "write a whole number and one of " + Quantity.SIZE.unitsInWords() + ", for example 16 MB");

    private static final ScalarType<Duration> DURATION = new ScalarType<>(
            Duration.class,
            "a duration with its unit",
            Optional.of(Quantity.TIME.unitsInWords()),
            text -> Duration.ofMillis(Quantity.TIME.parse(text)),
            value -> Quantity.TIME.render(value.toMillis()),
            text -> "write a whole number and one of " + Quantity.TIME.unitsInWords() + ", for example 500ms or 5min");

    static final List<ScalarType<?>> ALL = List.of(
            ScalarType.of(String.class, "text", "orders", text -> text),
            ScalarType.of(Integer.class, "a whole number", "5432, at most " + Integer.MAX_VALUE, Integer::valueOf),
            ScalarType.of(Long.class, "a whole number", "1000", Long::valueOf),
            ScalarType.of(Double.class, "a number", "0.5", StandardScalars::finite),
            ScalarType.of(Boolean.class, "true or false", "true", StandardScalars::trueOrFalse),
            ScalarType.of(Path.class, "a path", "/var/lib/understudy ('~' is not expanded)", StandardScalars::path),
            ScalarType.of(LocalTime.class, "a time of day", "02:30", LocalTime::parse),
            ScalarType.of(LocalDate.class, "a day", "2027-12-31", LocalDate::parse),
            ScalarType.of(ZoneId.class, "a time zone", "Europe/Berlin or UTC", ZoneId::of),
            ScalarType.of(URI.class, "an address with its scheme", "https://example.org/", StandardScalars::uri),
            DURATION);

    private StandardScalars() {}

    /** Constants in lower case; both - and _ join words, and - is how they are listed. */
    static <E> ScalarType<E> ofEnum(Class<E> type) {
        Map<String, E> constants = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            constants.put(enumName(constant), constant);
        }
        return oneOf(type, constants, StandardScalars::enumName);
    }

    /** One of some names, as text. */
    static ScalarType<String> oneOf(Collection<String> names) {
        Map<String, String> choices = new LinkedHashMap<>();
        names.forEach(name -> choices.put(name, name));
        return oneOf(String.class, choices, name -> name);
    }

    private static <E> ScalarType<E> oneOf(Class<E> type, Map<String, E> choices, Function<E, String> render) {
        return new ScalarType<>(
                type,
                "one of " + String.join(", ", choices.keySet()),
                Optional.empty(),
                text -> chosen(choices, text.replace('_', '-')),
                render,
                text -> Spelling.nearest(text, choices.keySet())
                        .map(name -> "did you mean '" + name + "'?")
                        .orElse("write " + String.join(" or ", choices.keySet())));
    }

    private static <E> E chosen(Map<String, E> choices, String name) {
        return Optional.ofNullable(choices.get(name)).orElseThrow(() -> new IllegalArgumentException("no such choice"));
    }

    private static String enumName(Object constant) {
        return Names.kebab(((Enum<?>) constant).name());
    }

    private static Double finite(String text) {
        double value = Double.parseDouble(text);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not finite");
        }
        return value;
    }

    private static Boolean trueOrFalse(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither");
        };
    }

    private static Path path(String text) {
        if (text.isBlank() || text.startsWith("~")) {
            throw new IllegalArgumentException("only a shell expands ~");
        }
        return Path.of(text);
    }

    private static URI uri(String text) {
        URI uri = URI.create(text);
        if (!uri.isAbsolute()) {
            throw new IllegalArgumentException("no scheme");
        }
        return uri;
    }
}
