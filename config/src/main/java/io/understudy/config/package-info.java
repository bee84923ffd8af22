/**
 * Reads one YAML file and binds it to settings records that the caller names; knows none of them itself.
 *
 * <p>How a record becomes a section (no annotation, no import of this package):
 *
 * <ul>
 *   <li>The component {@code dataDirectory} is the key {@code data_directory}. Components may be text, numbers, booleans,
 *       {@code Duration} ({@code 500ms}, {@code 5 min}), {@code long …Bytes} ({@code 16 MB}, powers of 1024), {@code Path} (a
 *       relative one starts at the file's directory), {@code LocalTime}, {@code LocalDate}, {@code ZoneId}, {@code URI}, enums (lower case, words
 *       joined by - or _), records, {@code List}, {@code Set}, {@code Map}, {@code Optional}, and what
 *       {@link io.understudy.config.ConfigTypes} was given besides.
 *   <li>A component of a sealed interface is a section with the key {@code kind}, which names the permitted record in
 *       kebab-case: {@code kind: pg-ctl} is {@code record PgCtl}.
 *   <li>Every key is required, unless its component is an {@code Optional} or the record declares {@code static Map<String,
 *       Object> defaults()}, keyed by component name, with a value for it. A nested record brings its own defaults; a
 *       whole record given as a parent's default replaces them, key by key.
 *   <li>A compact constructor checks what belongs together and throws {@code IllegalArgumentException}: its message is shown
 *       at the section's line.
 *   <li>A component {@code password} of a type registered as secret is read through {@code password_file} or {@code
 *       password_env}; its value is never in the YAML and never in a message.
 * </ul>
 *
 * <p>Mistakes in the file are values ({@link io.understudy.config.Loaded.Invalid}), all of them at once; mistakes in the
 * records (an unsupported type, a default for no component) are {@code IllegalArgumentException}s for the programmer.
 *
 * <p>May import the JDK and SnakeYAML. Nothing here keeps state between calls or starts threads.
 */
package io.understudy.config;
