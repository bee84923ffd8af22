package io.understudy.replication.host;

class LocalHostIT extends HostContract {

    private final Host host = new LocalHost("here");

    @Override
    Host host() {
        return host;
    }
}
