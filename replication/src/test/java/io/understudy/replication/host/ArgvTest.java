package io.understudy.replication.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ArgvTest {

    @Test
    @Tag("F48")
    void everyHostileArgumentPassesThroughARealShellByteForByte() throws Exception {
        Argv print = Argv.of("printf", "%s|").and(HostileText.ALL.toArray(String[]::new));
        // The text goes in over standard input: the test's own locale must not have a say.
        Process shell = new ProcessBuilder("sh").start();
        try (var script = shell.getOutputStream()) {
            script.write(print.toShell().getBytes(StandardCharsets.UTF_8));
        }
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(printed).isEqualTo(String.join("|", HostileText.ALL) + "|");
    }

    @Test
    void refusesANulCharacterWithoutRepeatingItRaw() {
        assertThatThrownBy(() -> Argv.of("ls", "a\0b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A command's text may not hold a NUL character: a\\u0000b");
    }

    @Test
    void refusesACommandWithoutAProgram() {
        assertThatThrownBy(() -> new Argv(List.of())).hasMessageContaining("needs a program");
    }

    @Test
    void becomesAnotherUserThroughRunuserForRootAndThroughSudoForOthers() {
        Argv stop = Argv.of("pg_ctl", "stop");
        assertThat(stop.asUser("postgres", "root").arguments())
                .containsExactly("runuser", "-u", "postgres", "--", "pg_ctl", "stop");
        assertThat(stop.asUser("postgres", "deploy").arguments())
                .containsExactly("sudo", "-n", "-u", "postgres", "--", "pg_ctl", "stop");
        assertThat(stop.asUser("postgres", "postgres")).isEqualTo(stop);
    }

    @Test
    void showsPeopleAPlainCommandPlainlyAndAnOddOneHarmlessly() {
        assertThat(Argv.of("/usr/bin/pg_ctl", "-D", "/var/lib/db 1").display())
                .isEqualTo("/usr/bin/pg_ctl -D '/var/lib/db 1'");
        assertThat(Argv.of("echo", "a\u202Eb\nc").display()).isEqualTo("echo 'a\\u202Eb\\u000Ac'");
    }
}
