package io.understudy.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.outbox.Outbox;
import io.understudy.commands.outbox.Parcel;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredOutboxTest {
    private static final Parcel OPENED = Parcel.waiting("incident-41-opened", "orders", "{\"a\":1}", Rig.NOON);
    private static final Parcel HEALED =
            Parcel.waiting("incident-41-healed", "orders", "{\"a\":2}", Rig.NOON.plusSeconds(9));

    @TempDir
    Path directory;

    private Rig rig;
    private Store store;
    private Outbox outbox;

    @BeforeEach
    void open() {
        rig = new Rig(directory);
        store = rig.open();
        outbox = store.outbox();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatWaitsOutlivesARestartInItsOrder() {
        outbox.add(OPENED);
        outbox.add(HEALED);
        Parcel failed = OPENED.failed("connection refused", Rig.NOON.plusSeconds(2));
        outbox.update(failed);
        store.close();
        open();
        assertThat(outbox.waiting()).containsExactly(failed, HEALED);
    }

    @Test
    void whatWasDeliveredOrRefusedIsNeverTakenAgain() {
        outbox.add(OPENED);
        outbox.update(OPENED.delivered());
        outbox.add(HEALED);
        outbox.update(HEALED.refused("HTTP status 410"));
        outbox.add(OPENED);
        outbox.add(HEALED);
        assertThat(outbox.waiting()).isEmpty();
        assertThat(outbox.find("incident-41-healed").orElseThrow().error()).isEqualTo("HTTP status 410");
    }

    @Test
    void tellsWhetherItAnswersAndWhetherItCouldRemember() {
        store.requireReadable();
        store.requireWritable();
    }
}
