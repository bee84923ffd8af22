package io.understudy.replication.host;

class LocalDetachedIT extends DetachedContract {

    @Override
    Host host() {
        return new LocalHost("here");
    }

    @Override
    Host another() {
        return new LocalHost("here");
    }
}
