package io.understudy.backup.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import io.understudy.replication.host.Output;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerProgramsTest {
    private static final Path CLIENTS = Path.of("/usr/lib/postgresql/16/bin");
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql/15/bin");

    @Test
    void areOfTheDataDirectorysOwnMajorVersion() throws Exception {
        Machine machine = new Machine(Map.of(CLIENTS, 16, DEBIAN, 15));

        assertThat(ServerPrograms.find(machine, CLIENTS, 16).directory()).isEqualTo(CLIENTS);
        assertThat(ServerPrograms.find(machine, CLIENTS, 15).directory()).isEqualTo(DEBIAN);
    }

    @Test
    void whatToInstallIsSaidWhenThereAreOnlyOthers() {
        Machine machine = new Machine(Map.of(CLIENTS, 16));

        assertThatThrownBy(() -> ServerPrograms.find(machine, CLIENTS, 15))
                .hasMessage("wanted the server programs of PostgreSQL 15, found 16 in /usr/lib/postgresql/16/bin"
                        + " and none in /usr/lib/postgresql/15/bin. Install postgresql-15 on the bot's machine.");
    }

    /** Has the servers of some major versions, and every file. */
    private record Machine(Map<Path, Integer> servers) implements Host {
        @Override
        public String name() {
            return "the bot's machine";
        }

        @Override
        public String loginUser() {
            return "understudy";
        }

        @Override
        public CommandResult run(Argv command, Duration deadline, String input, Output output) {
            if (!command.program().equals("postgres")) {
                return new CommandResult(0, "", "", false);
            }
            Integer major = servers.get(Path.of(command.arguments().get(0)).getParent());
            return major == null
                    ? new CommandResult(127, "", "No such file or directory", false)
                    : new CommandResult(0, "postgres (PostgreSQL) " + major + ".3", "", false);
        }

        @Override
        public void close() {}
    }
}
