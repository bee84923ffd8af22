package io.understudy.replication.host;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A command as a list of arguments: the program first. Arguments may hold every character except NUL, which no operating
 * system can pass on.
 */
public record Argv(List<String> arguments) {

    /**
     * Checks what no machine could run.
     *
     * @throws IllegalArgumentException if there is no program, or an argument holds a NUL character
     */
    public Argv {
        arguments = List.copyOf(arguments);
        if (arguments.isEmpty() || arguments.get(0).isEmpty()) {
            throw new IllegalArgumentException("A command needs a program as its first argument, found none");
        }
        arguments.forEach(Argv::rejectNul);
    }

    public static Argv of(String program, String... arguments) {
        return new Argv(Stream.concat(Stream.of(program), Stream.of(arguments)).toList());
    }

    /** This command with more arguments at its end. */
    public Argv and(String... more) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        return new Argv(all);
    }

    /**
     * This command as another user of the machine: unchanged if that is who is logged in, through {@code runuser} for
     * root, through {@code sudo} without a prompt for anybody else.
     */
    public Argv asUser(String user, String loginUser) {
        if (user.equals(loginUser)) {
            return this;
        }
        Argv prefix = loginUser.equals("root") ? of("runuser", "-u", user, "--") : of("sudo", "-n", "-u", user, "--");
        return prefix.and(arguments.toArray(String[]::new));
    }

    /** The program, without its directory. */
    public String program() {
        String path = arguments.get(0);
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Tells this command from others: the SHA-256 of its arguments, as 64 hexadecimal digits. */
    public String digest() {
        try {
            byte[] text = String.join("\0", arguments).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** One line for a POSIX shell that runs exactly these arguments. The only place in the code base that quotes. */
    public String toShell() {
        return arguments.stream().map(Argv::quoted).collect(Collectors.joining(" "));
    }

    /** The command for people's eyes: quoted where needed, control and invisible characters shown as escapes. */
    public String display() {
        return arguments.stream()
                .map(argument -> argument.matches("[\\w@%+=:,./-]+") ? argument : visible(quoted(argument)))
                .collect(Collectors.joining(" "));
    }

    static String quoted(String text) {
        rejectNul(text);
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static void rejectNul(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A command's text may not hold a NUL character: " + visible(text));
        }
    }

    private static String visible(String text) {
        return text.codePoints()
                .mapToObj(point -> isInvisible(point) ? String.format("\\u%04X", point) : Character.toString(point))
                .collect(Collectors.joining());
    }

    private static boolean isInvisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return display();
    }
}
