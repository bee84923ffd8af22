package io.understudy.slacklocal.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files from the moment that they are announced. */
public final class Files {
    private final Ids ids;
    private final Map<String, SharedFile> files = new LinkedHashMap<>();

    Files(Ids ids) {
        this.ids = ids;
    }

    /** A place for bytes that will come. */
    public synchronized SharedFile announce(String name, long length, Optional<String> altText) {
        SharedFile file =
                new SharedFile(ids.next("F"), name, name, length, altText, Optional.empty(), Optional.empty());
        files.put(file.id(), file);
        return file;
    }

    public synchronized void fill(String id, byte[] bytes) {
        files.computeIfPresent(id, (same, file) -> file.filledWith(bytes));
    }

    public synchronized void share(String id, String title, MessageRef message) {
        files.computeIfPresent(id, (same, file) -> file.sharedAs(title, message));
    }

    public synchronized Optional<SharedFile> find(String id) {
        return Optional.ofNullable(files.get(id));
    }

    public synchronized List<SharedFile> all() {
        return new ArrayList<>(files.values());
    }
}
