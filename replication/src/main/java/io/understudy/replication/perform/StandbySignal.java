package io.understudy.replication.perform;

import io.understudy.replication.host.Output;
import java.nio.file.Path;

/** The file that makes a data directory start as a standby, and the stream's settings that go with it. */
record StandbySignal(Stage stage, String node) {
    private static final String UNLOCK = "chmod o-rwx \"$1\"";

    boolean isThere() {
        return stage.owner(node).exists(path());
    }

    boolean isArmed(String upstream, String slot) {
        return isThere() && AutoConf.of(stage, node).streams(stage.conninfo(upstream, node), slot);
    }

    /** The settings first, the signal last; then the directory is let start again, if a rewind had locked it. */
    void arm(String upstream, String slot) {
        AutoConf.of(stage, node).writeStream(stage.conninfo(upstream, node), slot);
        stage.owner(node).writeFile(path(), "", 0600);
        stage.script(node, UNLOCK, Stage.SHORT, Output.IGNORED, data());
    }

    Path path() {
        return Path.of(data(), "standby.signal");
    }

    private String data() {
        return stage.node(node).postgres().dataDirectory();
    }
}
