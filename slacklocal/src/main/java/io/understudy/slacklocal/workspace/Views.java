package io.understudy.slacklocal.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The modals that members see. */
public final class Views {
    private final Ids ids;
    private final Changes changes;
    private final Map<String, OpenView> open = new LinkedHashMap<>();

    Views(Ids ids, Changes changes) {
        this.ids = ids;
        this.changes = changes;
    }

    public OpenView open(String member, JsonNode view) {
        OpenView opened = new OpenView(ids.next("V"), member, view, ids.secret(8));
        synchronized (this) {
            open.put(opened.id(), opened);
        }
        changes.tell(new Change.ViewOpened(opened));
        return opened;
    }

    /** Submitted or cancelled; answers what was open. */
    public Optional<OpenView> close(String id) {
        Optional<OpenView> closed;
        synchronized (this) {
            closed = Optional.ofNullable(open.remove(id));
        }
        closed.ifPresent(view -> changes.tell(new Change.ViewClosed(view)));
        return closed;
    }

    /** What this member sees, the newest last. */
    public synchronized List<OpenView> seenBy(String member) {
        return new ArrayList<>(open.values().stream()
                .filter(view -> view.member().equals(member))
                .toList());
    }
}
