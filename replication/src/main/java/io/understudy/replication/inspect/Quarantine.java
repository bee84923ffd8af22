package io.understudy.replication.inspect;

import io.understudy.replication.observe.KeptFinding;
import java.util.List;

/** What rebuilds of one cluster kept, on all of its machines. */
public interface Quarantine {
    /** One finding for each declared node, in their order. Takes up to some seconds per kept directory. */
    List<KeptFinding> look();
}
