package io.understudy.backup.target;

import io.understudy.backup.settings.TargetSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

final class DirectoryTarget implements Target {
    DirectoryTarget(String name, Path path) {}
    @Override public String name() { throw new UnsupportedOperationException(); }
    @Override public String words() { throw new UnsupportedOperationException(); }
    @Override public void check() throws IOException { throw new UnsupportedOperationException(); }
    @Override public List<String> backups(String cluster) throws IOException { throw new UnsupportedOperationException(); }
    @Override public void put(String cluster, Path backup, LongConsumer bytes) throws IOException, InterruptedException { throw new UnsupportedOperationException(); }
    @Override public void fetch(String cluster, String id, Path into, LongConsumer bytes) throws IOException, InterruptedException { throw new UnsupportedOperationException(); }
    @Override public void remove(String cluster, String id) throws IOException { throw new UnsupportedOperationException(); }
    @Override public void close() {}
}
