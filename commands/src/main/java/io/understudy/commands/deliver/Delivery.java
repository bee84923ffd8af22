package io.understudy.commands.deliver;

import java.util.Optional;

/**
 * What a platform shows of one message of the board.
 *
 * @param message the board's id
 * @param receipt empty: it was given up, and is not tried again in this wording
 * @param revision of the wording that is shown or was given up
 */
public record Delivery(String message, Optional<Receipt> receipt, long revision) {}
