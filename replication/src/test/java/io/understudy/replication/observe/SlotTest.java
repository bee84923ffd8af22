package io.understudy.replication.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.Lsn;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SlotTest {
    private static final Lsn CURRENT = Lsn.parse("0/5000000");

    @Test
    void keepsTheWalFromItsOldestPositionOn() {
        assertThat(slot(Optional.of(Lsn.parse("0/4000000"))).keptBytes(CURRENT)).hasValue(16_777_216);
    }

    @Test
    void whatALostSlotKeepsIsUnknownAndNotZero() {
        assertThat(slot(Optional.empty()).keptBytes(CURRENT)).isEmpty();
    }

    private static Slot slot(Optional<Lsn> restart) {
        return new Slot("db2", true, false, restart, Slot.WalStatus.LOST, OptionalLong.empty());
    }
}
