-- What has to be known outside of chat: told at least once, under one id.
CREATE TABLE outbox (
    id           TEXT    PRIMARY KEY,
    cluster      TEXT    NOT NULL,
    body         TEXT    NOT NULL,
    created_at   INTEGER NOT NULL,
    attempts     INTEGER NOT NULL,
    next_at      INTEGER NOT NULL,
    state        TEXT    NOT NULL,
    -- of the last attempt that failed; empty before
    error        TEXT    NOT NULL
) STRICT;

CREATE INDEX outbox_waiting ON outbox (state) WHERE state = 'WAITING';

-- Since when a cluster should have backups: one that never got any is missed too.
CREATE TABLE backup_expected (
    cluster TEXT PRIMARY KEY,
    since   INTEGER NOT NULL
) STRICT;
