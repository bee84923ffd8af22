package io.understudy.replication.sql;

import java.util.Locale;

/** The only settings that the bot ever changes with {@code ALTER SYSTEM}. All take effect with a reload on 13+. */
public enum ChangeableSetting {
    PRIMARY_CONNINFO,
    PRIMARY_SLOT_NAME,
    SYNCHRONOUS_STANDBY_NAMES,
    WAL_RETRIEVE_RETRY_INTERVAL,
    WAL_SENDER_TIMEOUT;

    /** As PostgreSQL writes it. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
