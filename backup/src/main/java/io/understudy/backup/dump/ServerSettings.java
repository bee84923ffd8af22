package io.understudy.backup.dump;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.understudy.backup.program.BackupFailedException;
import io.understudy.backup.program.ClientPrograms;
import io.understudy.backup.program.ClientPrograms.Connection;
import io.understudy.replication.host.CommandResult;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the server was set up, as far as no dump has it: for people who build a new one. Nothing restores it by itself.
 *
 * @param settings those that are not PostgreSQL's defaults
 */
record ServerSettings(String node, List<Setting> settings) {
    static final String FILE = "settings.conf";
    static final String HBA_FILE = "pg_hba.conf";

    private static final String SETTINGS = """
            SELECT coalesce(pg_catalog.json_agg(pg_catalog.json_build_object(
                'name', name, 'setting', coalesce(setting, ''), 'unit', coalesce(unit, ''), 'source', source,
                'file', coalesce(sourcefile, '')) ORDER BY name), '[]')
            FROM pg_catalog.pg_settings WHERE source NOT IN ('default', 'client', 'session', 'interactive', 'test')
            """;

    private static final String HBA_RULES = """
            SELECT pg_catalog.concat_ws('  ', type, pg_catalog.array_to_string(database, ','),
                pg_catalog.array_to_string(user_name, ','), address, netmask, auth_method,
                pg_catalog.array_to_string(options, ' '), '# ' || error)
            FROM pg_catalog.pg_hba_file_rules() ORDER BY line_number
            """;

    /**
     * One setting.
     *
     * @param unit of a bare number, such as 8kB; empty if it has none
     * @param source where the value comes from, such as {@code configuration file}
     * @param file empty if it comes from none, or the dumper may not know
     */
    record Setting(String name, String setting, String unit, String source, String file) {
        String line() {
            // Quoted as in postgresql.conf (manual: Setting Parameters).
            String value = setting.replace("\\", "\\\\").replace("'", "''").replace("\n", "\\n");
            return "%s = '%s'  # %s%s%s\n"
                    .formatted(
                            name,
                            value,
                            unit.isEmpty() ? "" : "unit " + unit + ", ",
                            source,
                            file.isEmpty() ? "" : " " + file);
        }
    }

    static ServerSettings ask(ClientPrograms programs, Connection connection) throws IOException, BackupFailedException {
        String answer = answer("its settings", connection, programs.ask(connection, SETTINGS));
        return new ServerSettings(
                connection.node().name(),
                List.of(JsonMapper.builder().build().readValue(answer, Setting[].class)));
    }

    /**
     * The rules of {@code pg_hba.conf}, as the server has read them, in the order in which they count.
     *
     * @throws BackupFailedException if the dumper may not read them
     */
    static String hbaRules(ClientPrograms programs, Connection connection) throws BackupFailedException {
        return "# pg_hba.conf of " + connection.node().name() + ", as the server reads it\n"
                + answer(
                        "its pg_hba rules (pg_hba_file_rules, which has to be granted)",
                        connection,
                        programs.ask(connection, HBA_RULES));
    }

    private static String answer(String what, Connection connection, CommandResult result)
            throws BackupFailedException {
        if (!result.succeeded()) {
            throw new BackupFailedException("wanted to ask " + connection.node().name() + " as " + connection.user()
                    + " for " + what + ", found: " + result.complaint());
        }
        return result.stdout();
    }

    String text() {
        return "# Settings of " + node + " that are not PostgreSQL's defaults\n"
                + settings.stream().map(Setting::line).collect(Collectors.joining());
    }
}
