package io.understudy.replication.perform;

import io.understudy.replication.host.HostException;
import io.understudy.replication.host.HostFailure;
import io.understudy.replication.host.ReadResult;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The lines of a node's {@code postgresql.auto.conf}. */
record AutoConf(Stage stage, String node, List<String> lines) {
    /** What a copy or a rewind brings from another node, and what we set for the time of an operation. */
    private static final Pattern NOT_ITS_OWN = Pattern.compile(
            "\\s*((primary_conninfo|primary_slot_name|recovery_target\\w*|promote_trigger_file)\\s*=.*"
                    + "|wal_retrieve_retry_interval\\s*=\\s*'10ms'\\s*)",
            Pattern.CASE_INSENSITIVE);

    static AutoConf of(Stage stage, String node) {
        Path path = path(stage, node);
        ReadResult read = stage.owner(node).readFile(path);
        if (read instanceof ReadResult.Unreadable unreadable) {
            throw new HostException(new HostFailure.FileTrouble(node, path, unreadable.reason()));
        }
        String content = read instanceof ReadResult.Found found ? found.content() : "";
        return new AutoConf(stage, node, content.lines().toList());
    }

    private static Path path(Stage stage, String node) {
        return Path.of(stage.node(node).postgres().dataDirectory(), "postgresql.auto.conf");
    }

    boolean mentions(String parameter) {
        return lines.stream().anyMatch(line -> line.strip().startsWith(parameter));
    }

    boolean streams(String conninfo, String slot) {
        return lines.containsAll(stream(conninfo, slot));
    }

    /** Writes it anew with the given stream and without what it inherited. */
    void writeStream(String conninfo, String slot) {
        StringBuilder text = new StringBuilder();
        lines.stream().filter(line -> !NOT_ITS_OWN.matcher(line).matches()).forEach(line -> text.append(line)
                .append('\n'));
        stream(conninfo, slot).forEach(line -> text.append(line).append('\n'));
        stage.owner(node).writeFile(path(stage, node), text.toString(), 0600);
    }

    /** Adds the port that the node is declared with. */
    void writePort(String port) {
        StringBuilder text = new StringBuilder();
        lines.stream().filter(line -> !line.strip().startsWith("port")).forEach(line -> text.append(line)
                .append('\n'));
        text.append("port = '").append(port).append("'\n");
        stage.owner(node).writeFile(path(stage, node), text.toString(), 0600);
    }

    private static List<String> stream(String conninfo, String slot) {
        return List.of(
                "primary_conninfo = '" + conninfo.replace("'", "''") + "'", "primary_slot_name = '" + slot + "'");
    }
}
