-- The greatest lag of each minute, of samples that became too old to be kept one by one.
CREATE TABLE lag_minute (
    cluster       TEXT    NOT NULL,
    at            INTEGER NOT NULL,
    node          TEXT    NOT NULL,
    receive_bytes INTEGER NOT NULL,
    replay_bytes  INTEGER NOT NULL,
    replay_micros INTEGER,
    PRIMARY KEY (cluster, at, node)
) STRICT, WITHOUT ROWID;

CREATE INDEX lag_minute_by_time ON lag_minute (at);
