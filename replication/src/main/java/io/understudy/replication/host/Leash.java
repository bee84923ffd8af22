package io.understudy.replication.host;

import java.nio.charset.StandardCharsets;

/**
 * How a command is sent to a machine so that it never outlives us by accident.
 *
 * <p>The machine starts one constant script in a session of its own. Arguments and input follow over its standard input,
 * so that neither a locale nor a shell in between can change a byte, and nothing begins before all has arrived. From then
 * on our end of standard input is the leash: when it closes, the script kills its whole process group.
 */
record Leash(Argv launcher, String text) {

    private static final int LIMIT_BYTES = 1024 * 1024;

    // The mark proves that the text is whole: a text that was cut short ends inside quotes or without it.
    private static final String MARK = "\n#end";

    private static final String SCRIPT = """
            unset text input
            cd /
            exec 3<&0
            text=$(head -c "$1" <&3)
            case $text in
            *'
            #end') eval "$text" ;;
            *) exit 125 ;;
            esac
            { cat; kill -s KILL -- "-$$"; } <&3 >/dev/null 2>&1 &
            exec 3<&-
            printf %s "$input" | exec "$@"
            """;

    static Leash around(Argv command, String input) {
        String text = "set -- " + command.toShell() + "\ninput=" + Argv.quoted(input) + MARK;
        int size = text.getBytes(StandardCharsets.UTF_8).length;
        if (size > 2 * LIMIT_BYTES) {
            throw new IllegalArgumentException("A command and its input may have 1 MiB, found " + size + " bytes");
        }
        return new Leash(Argv.of("setsid", "-w", "sh", "-c", SCRIPT, "leash", Integer.toString(size)), text);
    }

    /** What follows over standard input; the stream must then stay open for as long as the command may run. */
    byte[] feed() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
