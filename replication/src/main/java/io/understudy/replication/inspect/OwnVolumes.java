package io.understudy.replication.inspect;

import io.understudy.replication.observe.Volume;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The space where the bot itself writes: its state, its backups. */
public final class OwnVolumes {
    private static final String THE_BOT = "the bot";
    private final Map<String, Path> places;
    private final SpaceHistory history = new SpaceHistory();

    /**
     * Looks at nothing yet.
     *
     * @param places directories that the bot writes to, by what they hold, for people: {@code backups}
     */
    public OwnVolumes(Map<String, Path> places) {
        this.places = new LinkedHashMap<>(places);
    }

    /** The volumes under these places; those that could not be measured are left out. */
    public List<Volume> volumes(Instant now) {
        Map<String, Volume> byStore = new LinkedHashMap<>();
        places.forEach((holds, place) -> {
            try {
                FileStore store = Files.getFileStore(existing(place));
                byStore.merge(store.toString(), volume(holds, store), (known, same) -> known.alsoHolds(holds));
            } catch (IOException unknown) {
                // Unknown is not full: whoever writes there finds out what is wrong.
            }
        });
        return history.paced(THE_BOT, List.copyOf(byStore.values()), now);
    }

    /** A directory that is made at the first use is measured where it will be. */
    private static Path existing(Path place) {
        Path near = place.toAbsolutePath();
        while (!Files.exists(near) && near.getParent() != null) {
            near = near.getParent();
        }
        return near;
    }

    private static Volume volume(String holds, FileStore store) throws IOException {
        long used = store.getTotalSpace() - store.getUnallocatedSpace();
        long free = store.getUsableSpace();
        String mount = store.toString().replaceAll(" \\(.*\\)$", "");
        return new Volume(holds, mount, used + free, free, OptionalInt.empty(), Optional.empty());
    }
}
