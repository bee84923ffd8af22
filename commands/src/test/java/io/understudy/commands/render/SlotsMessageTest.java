package io.understudy.commands.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.fakes.Samples;
import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.ServerFacts;
import io.understudy.replication.observe.Slot;
import io.understudy.replication.observe.Slot.WalStatus;
import io.understudy.replication.observe.WalSender;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SlotsMessageTest {
    private static final Lsn CURRENT = Lsn.parse("0/5000000");

    @Test
    void showsWhatEachSlotKeepsAndOffersToDropWhatNobodyNeeds() {
        ChatMessage message = SlotsMessage.of(view(
                new Slot(
                        "db2",
                        true,
                        true,
                        Optional.of(CURRENT),
                        WalStatus.RESERVED,
                        OptionalLong.of(10_000_000_000L),
                        false,
                        Optional.empty(),
                        OptionalInt.of(17)),
                slot("db3", WalStatus.UNRESERVED, Optional.of(Lsn.parse("0/1000000"))),
                slot("db1", WalStatus.LOST, Optional.empty()),
                new Slot(
                        "reports",
                        false,
                        false,
                        Optional.of(Lsn.parse("0/4000000")),
                        WalStatus.EXTENDED,
                        OptionalLong.empty(),
                        false,
                        Optional.of("app"),
                        OptionalInt.empty())));
        assertThat(TextRendering.of(message)).isEqualTo("""
                        orders · slots
                        orders: 4 slots, and nobody streams through db1 on db1 (keeps nothing any more), reports on db1 (keeps 16.8 MB).
                        Node  Slot     Kind      State                 Keeps             May still grow by  For whom
                        db1   db2      physical  active, RESERVED      0 B               10 GB              db2 streams through it
                        db1   db3      physical  inactive, UNRESERVED  67.1 MB           no limit           db3 does not stream and may need it to come back
                        db1   db1      physical  inactive, LOST        nothing any more  –                  ORPHAN: db1 never streams from itself
                        db1   reports  logical   inactive, EXTENDED    16.8 MB           no limit           NOT OURS: a logical slot of the database app
                        Not seen, so that their slots are unknown: db2, db3.
                        [Drop db1/db1…] [Drop db1/reports…]
                        """);
        assertThat(message.tone()).isEqualTo(ChatMessage.Tone.WARNING);
    }

    @Test
    void saysSoWhenEverySlotIsNeeded() {
        ChatMessage message = SlotsMessage.of(view(slot("db3", WalStatus.UNKNOWN, Optional.empty())));
        assertThat(message.text()).isEqualTo("orders: 1 slot, each in use or kept for a node.");
        assertThat(message.buttons()).isEmpty();
    }

    private static Slot slot(String name, WalStatus status, Optional<Lsn> restart) {
        return new Slot(name, true, false, restart, status, OptionalLong.empty());
    }

    private static ClusterView view(Slot... slots) {
        ServerFacts facts =
                new ServerFacts(7, 150_018, "15.18", 1, 1, Samples.NOW, Samples.NOW, true, Optional.empty());
        WalSender sender = new WalSender(
                17,
                "db2",
                Optional.empty(),
                Optional.of("streaming"),
                Optional.of(CURRENT),
                Optional.of(CURRENT),
                Optional.of(CURRENT),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new ClusterView(
                Samples.cluster("orders", "db1", "db2", "db3"),
                Samples.NOW,
                List.of(
                        new NodeObservation.Primary(
                                "db1", Samples.NOW, facts, CURRENT, List.of(sender), List.of(slots)),
                        unseen("db2"),
                        unseen("db3")));
    }

    private static NodeObservation unseen(String node) {
        return new NodeObservation.Unknown(node, Samples.NOW, NodeObservation.UnknownReason.TIMEOUT, "no answer");
    }
}
