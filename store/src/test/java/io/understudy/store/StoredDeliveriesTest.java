package io.understudy.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.deliver.Deliveries;
import io.understudy.commands.deliver.Delivery;
import io.understudy.commands.deliver.Receipt;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredDeliveriesTest {
    private static final Delivery SHOWN =
            new Delivery("a1", Optional.of(new Receipt("C1", "1700000000.000100", "lag.png")), 7);
    private static final Delivery GIVEN_UP = new Delivery("b2", Optional.empty(), 8);

    @TempDir
    Path directory;

    private Rig rig;
    private Store store;
    private Deliveries deliveries;

    @BeforeEach
    void open() {
        rig = new Rig(directory);
        store = rig.open();
        deliveries = store.deliveries();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatIsShownAndWhatWasGivenUpOutlivesARestart() {
        deliveries.put("slack", SHOWN);
        deliveries.put("slack", GIVEN_UP);
        store.close();
        open();
        assertThat(deliveries.of("slack", "a1")).contains(SHOWN);
        assertThat(deliveries.of("slack", "b2")).contains(GIVEN_UP);
        assertThat(deliveries.of("slack", "c3")).isEmpty();
    }

    @Test
    void theNewestPlaceOfAMessageReplacesTheOneBefore() {
        deliveries.put("slack", SHOWN);
        Delivery anew = new Delivery("a1", Optional.of(new Receipt("C1", "1700000009.000900", "")), 9);
        deliveries.put("slack", anew);
        assertThat(deliveries.of("slack", "a1")).contains(anew);
        assertThat(deliveries.at("slack", "C1", "1700000009.000900")).contains(anew);
        assertThat(deliveries.at("slack", "C1", "1700000000.000100")).isEmpty();
    }

    @Test
    void platformsKnowNothingOfEachOther() {
        deliveries.put("slack", SHOWN);
        deliveries.settledUpTo("slack", 7);
        assertThat(deliveries.of("discord", "a1")).isEmpty();
        assertThat(deliveries.at("discord", "C1", "1700000000.000100")).isEmpty();
        assertThat(deliveries.settledUpTo("discord")).isEmpty();
    }

    @Test
    void whatIsSettledNeverMovesBack() {
        assertThat(deliveries.settledUpTo("slack")).isEmpty();
        deliveries.settledUpTo("slack", 0);
        assertThat(deliveries.settledUpTo("slack")).contains(0L);
        deliveries.settledUpTo("slack", 12);
        deliveries.settledUpTo("slack", 11);
        store.close();
        open();
        assertThat(deliveries.settledUpTo("slack")).contains(12L);
    }
}
