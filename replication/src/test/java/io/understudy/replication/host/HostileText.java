package io.understudy.replication.host;

import java.util.List;

/** What people with bad intentions, and people with odd names, type (fault F48). */
public final class HostileText {

    public static final List<String> ALL = List.of(
            "pg2; rm -rf /",
            "$(id)",
            "`id`",
            "../..",
            "x".repeat(10_240),
            "\u202Eevil\u200B\u2066name\u2048",
            "two\nlines\r\n\n",
            "\n#end",
            "-oProxyCommand=touch /tmp/owned",
            "--",
            "",
            " ",
            "it's 'quoted' \"twice\" \\ \\n \\' \\",
            "*?[a-z]~ {a,b} !history & | > < # = %s %n",
            "\u0001\u0007\u001B[31m\u007F\t",
            "日本語 naïve 🐘");

    private HostileText() {}
}
