package io.understudy.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.deliver.PlatformChannels;
import io.understudy.commands.deliver.PlatformChannels.MadeChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredPlatformChannelsTest {
    private static final MadeChannel MADE = new MadeChannel("incident-7-orders", "C7", false);

    @TempDir
    Path directory;

    private Store store;
    private PlatformChannels channels;

    @BeforeEach
    void open() {
        store = new Rig(directory).open();
        channels = store.platformChannels();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aChannelIsFoundByItsNameAndByThePlatformsIdAfterARestart() {
        channels.put("slack", MADE);
        store.close();
        open();
        assertThat(channels.named("slack", "incident-7-orders")).contains(MADE);
        assertThat(channels.withId("slack", "C7")).contains(MADE);
        assertThat(channels.named("slack", "incident-8-orders")).isEmpty();
        assertThat(channels.withId("discord", "C7")).isEmpty();
    }

    @Test
    void theNewestOfOneNameCountsAndTheOlderIsStillKnownByItsId() {
        channels.put("slack", MADE);
        MadeChannel archived = new MadeChannel("incident-7-orders", "C7", true);
        MadeChannel again = new MadeChannel("incident-7-orders", "A1", false);
        channels.put("slack", again);
        channels.put("slack", archived);
        assertThat(channels.named("slack", "incident-7-orders")).contains(again);
        assertThat(channels.withId("slack", "C7")).contains(archived);
    }
}
