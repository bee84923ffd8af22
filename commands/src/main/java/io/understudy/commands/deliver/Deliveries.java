package io.understudy.commands.deliver;

import java.util.Optional;

/** What platforms have shown; durable when a call returns. */
public interface Deliveries {
    /** Empty if the platform has never seen this message. */
    Optional<Delivery> of(String platform, String message);

    /** Which message of the board stands there; for clicks, and for copies that nobody took note of. */
    Optional<Delivery> at(String platform, String channel, String platformMessage);

    void put(String platform, Delivery delivery);

    /** The revision up to which everything is settled; empty for a platform that never ran. */
    Optional<Long> settledUpTo(String platform);

    /** Moves that on; never back. */
    void settledUpTo(String platform, long revision);
}
