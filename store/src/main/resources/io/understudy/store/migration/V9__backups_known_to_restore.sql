-- What is known of a backup besides that it was made.
ALTER TABLE backup ADD COLUMN level     TEXT NOT NULL DEFAULT '';
ALTER TABLE backup ADD COLUMN proven_at INTEGER;
ALTER TABLE backup ADD COLUMN key_id    TEXT;
ALTER TABLE backup ADD COLUMN pinned_by TEXT;
ALTER TABLE backup ADD COLUMN pinned_at INTEGER;
ALTER TABLE backup ADD COLUMN pin_reason TEXT;

-- Every backup that counted before was read in full.
UPDATE backup SET level = 'L2', proven_at = finished_at WHERE state = 'VERIFIED';

CREATE TABLE backup_copy (
    backup   TEXT    NOT NULL,
    cluster  TEXT    NOT NULL,
    target   TEXT    NOT NULL,
    state    TEXT    NOT NULL,
    attempts INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    bytes    INTEGER NOT NULL,
    detail   TEXT    NOT NULL,
    PRIMARY KEY (backup, target)
) STRICT, WITHOUT ROWID;

CREATE INDEX backup_copy_by_cluster ON backup_copy (cluster, backup);

CREATE TABLE restore_test (
    cluster        TEXT    NOT NULL,
    backup         TEXT    NOT NULL,
    started_at     INTEGER NOT NULL,
    finished_at    INTEGER,
    state          TEXT    NOT NULL,
    restore_micros INTEGER NOT NULL,
    tables         INTEGER NOT NULL,
    rows           INTEGER NOT NULL,
    sampled_rows   INTEGER NOT NULL,
    detail         TEXT    NOT NULL,
    PRIMARY KEY (cluster, started_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE drill (
    cluster          TEXT    NOT NULL,
    source           TEXT    NOT NULL,
    started_at       INTEGER NOT NULL,
    finished_at      INTEGER,
    state            TEXT    NOT NULL,
    bytes            INTEGER NOT NULL,
    copy_micros      INTEGER NOT NULL,
    start_micros     INTEGER NOT NULL,
    promotion_micros INTEGER NOT NULL,
    detail           TEXT    NOT NULL,
    PRIMARY KEY (cluster, started_at)
) STRICT, WITHOUT ROWID;

-- When people were told what retention will remove by these settings; without it nothing is removed.
CREATE TABLE retention_notice (
    cluster TEXT    PRIMARY KEY,
    rule    TEXT    NOT NULL,
    at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
