package io.understudy.replication.host;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SshDetachedIT extends DetachedContract {

    @TempDir
    Path keys;

    private SshServer server;
    private Host host;
    private Host another;

    @BeforeEach
    void start() {
        server = new SshServer(keys);
        host = new SshHost("db1", server.address(), Optional.empty());
        another = new SshHost("db1", server.address(), Optional.empty());
    }

    @Override
    void close() {
        host.close();
        another.close();
        server.close();
    }

    @Override
    Host host() {
        return host;
    }

    @Override
    Host another() {
        return another;
    }
}
