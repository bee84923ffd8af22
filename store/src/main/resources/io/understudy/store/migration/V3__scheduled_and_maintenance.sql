-- When an approved operation is to begin; null: at once.
ALTER TABLE operation ADD COLUMN not_before INTEGER;

CREATE TABLE maintenance (
    id         INTEGER PRIMARY KEY,
    cluster    TEXT    NOT NULL,
    -- null: the whole cluster
    node       TEXT,
    owner      TEXT    NOT NULL,
    channel    TEXT    NOT NULL,
    reason     TEXT    NOT NULL,
    began_at   INTEGER NOT NULL,
    ends_at    INTEGER NOT NULL,
    ended_at   INTEGER
) STRICT;

CREATE INDEX maintenance_open ON maintenance (cluster) WHERE ended_at IS NULL;
