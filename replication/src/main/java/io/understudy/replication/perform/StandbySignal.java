package io.understudy.replication.perform;

import io.understudy.replication.cluster.PostgresInstallation;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Output;
import io.understudy.replication.operate.StepFailedException;
import java.nio.file.Path;

/**
 * The file that makes a data directory start as a standby, and the settings that go with it: the stream's, and the node's
 * own port where its configuration came with a copy of another node.
 */
record StandbySignal(Stage stage, String node) {
    /**
     * Puts back the node's own configuration if a rewind put it beside. The rewind writes the control file last: as long
     * as that still says "shut down", the directory is a mixture of two histories that must never start.
     */
    private static final String OWN_CONFIGURATION = """
            data=$(readlink -f -- "$1"); bin=$2
            if [ -d "$data.understudy-conf" ]; then
              if LC_ALL=C "$bin/pg_controldata" -D "$data" | grep -q '^Database cluster state: *shut down'; then
                echo "a rewind of $data began and did not end" >&2
                exit 1
              fi
              cp -a -- "$data.understudy-conf/." "$data/"
              sync -f "$data"
              rm -rf -- "$data.understudy-conf"
            fi
            """;
    /**
     * Also where no copy touches the configuration: a port in the source's postgresql.auto.conf comes with every copy.
     * Empty where nobody knows the configuration.
     */
    private static final String CONFIGURED_PORT = """
            if [ -n "$3" ] || [ -f "$1/postgresql.conf" ]; then
              "$2/postgres" -C port -D "$1" ${3:+-c "config_file=$3"}
            fi
            """;

    /** A fenced directory stays locked: only the mode that it gets back with its fence is mended. */
    private static final String UNLOCK = """
            if [ -e "$1/understudy.fenced" ]; then
              sed -i 's/^\\(mode [0-7]*\\)[0-7]$/\\10/' "$1/understudy.fenced"
            else
              chmod o-rwx "$1"
            fi
            """;

    boolean isThere() {
        return stage.owner(node).exists(path());
    }

    boolean isArmed(String upstream, String slot) {
        return isThere()
                && !waitsForItsConfiguration()
                && AutoConf.of(stage, node).streams(stage.conninfo(upstream, node), slot);
    }

    /** A rewind put it beside the directory, wherever a symbolic link leads to that. */
    private boolean waitsForItsConfiguration() {
        String script = "if [ -e \"$(readlink -f -- \"$1\").understudy-conf\" ]; then echo waits; fi";
        return !stage.script(node, script, Stage.SHORT, Output.IGNORED, data())
                .stdout()
                .isBlank();
    }

    /** The settings first, the signal last; then the directory is let start again, if a rewind had locked it. */
    void arm(String upstream, String slot) throws StepFailedException {
        stage.requireScript(
                node,
                "to put back the configuration of " + node,
                "make a new copy: /replica copy " + node,
                OWN_CONFIGURATION,
                data(),
                stage.node(node).postgres().binDirectory());
        AutoConf.of(stage, node).writeStream(stage.conninfo(upstream, node), slot);
        keepOwnPort();
        stage.owner(node).writeFile(path(), "", 0600);
        stage.requireScript(node, "to let " + node + " start", "see the owner of its directory", UNLOCK, data());
    }

    private void keepOwnPort() throws StepFailedException {
        PostgresInstallation postgres = stage.node(node).postgres();
        CommandResult asked = stage.script(
                node,
                CONFIGURED_PORT,
                Stage.SHORT,
                Output.IGNORED,
                data(),
                postgres.binDirectory(),
                postgres.service().configFile().orElse(""));
        Stage.require(asked, "to read the port in the configuration of " + node, "look at its postgresql.conf");
        String configured = asked.stdout().strip();
        String declared = Integer.toString(stage.node(node).port());
        if (!configured.isEmpty() && !configured.equals(declared)) {
            AutoConf.of(stage, node).writePort(declared);
        }
    }

    Path path() {
        return Path.of(data(), "standby.signal");
    }

    private String data() {
        return stage.node(node).postgres().dataDirectory();
    }
}
