package io.understudy.commands.deliver;

import java.util.Optional;

/**
 * What a platform shows of one message of the board.
 *
 * @param message the board's id
 * @param receipt empty: it does not stand there, since it was given up or deleted
 * @param revision of the wording that was dealt with, shown or given up: a later one is tried
 */
public record Delivery(String message, Optional<Receipt> receipt, long revision) {}
