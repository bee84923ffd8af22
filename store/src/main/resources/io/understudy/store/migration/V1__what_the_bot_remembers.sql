-- Times are UTC microseconds since 1970. Documents are JSON, written and read by StoredJson only.

CREATE TABLE operation (
    id          INTEGER PRIMARY KEY,
    cluster     TEXT    NOT NULL,
    plan        TEXT    NOT NULL,
    requester   TEXT    NOT NULL,
    channel     TEXT    NOT NULL,
    proposed_at INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL,
    -- Only finds the unfinished ones fast: the state itself is derived from the events.
    ended       INTEGER NOT NULL DEFAULT 0 CHECK (ended IN (0, 1)),
    seal        TEXT    NOT NULL
) STRICT;

CREATE INDEX operation_unfinished ON operation (id) WHERE ended = 0;
CREATE INDEX operation_by_cluster ON operation (cluster, id);

CREATE TABLE operation_event (
    operation_id INTEGER NOT NULL REFERENCES operation (id),
    seq          INTEGER NOT NULL,
    at           INTEGER NOT NULL,
    event        TEXT    NOT NULL,
    seal         TEXT    NOT NULL,
    PRIMARY KEY (operation_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE cluster_lock (
    cluster      TEXT    PRIMARY KEY,
    operation_id INTEGER NOT NULL REFERENCES operation (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident (
    id           INTEGER PRIMARY KEY,
    cluster      TEXT    NOT NULL,
    key          TEXT    NOT NULL,
    severity     TEXT    NOT NULL,
    sentence     TEXT    NOT NULL,
    do_first     TEXT    NOT NULL,
    opened_at    INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    closed_at    INTEGER
) STRICT;

CREATE UNIQUE INDEX incident_one_open ON incident (cluster, key) WHERE closed_at IS NULL;
CREATE INDEX incident_by_cluster ON incident (cluster, id);

CREATE TABLE lag_sample (
    cluster       TEXT    NOT NULL,
    at            INTEGER NOT NULL,
    node          TEXT    NOT NULL,
    receive_bytes INTEGER NOT NULL,
    replay_bytes  INTEGER NOT NULL,
    replay_micros INTEGER,
    PRIMARY KEY (cluster, at, node)
) STRICT, WITHOUT ROWID;

CREATE INDEX lag_sample_by_time ON lag_sample (at);

CREATE TABLE primary_sighting (
    cluster  TEXT    PRIMARY KEY,
    node     TEXT    NOT NULL,
    timeline INTEGER NOT NULL,
    current  TEXT    NOT NULL,
    at       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE backup (
    id          TEXT    PRIMARY KEY,
    cluster     TEXT    NOT NULL,
    source      TEXT    NOT NULL,
    directory   TEXT    NOT NULL,
    started_at  INTEGER NOT NULL,
    finished_at INTEGER,
    state       TEXT    NOT NULL,
    bytes       INTEGER NOT NULL,
    databases   TEXT    NOT NULL,
    detail      TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX backup_by_cluster ON backup (cluster, started_at);

-- One row. Grows over all messages and never goes back, whatever is removed.
CREATE TABLE board_revision (
    newest INTEGER NOT NULL
) STRICT;

INSERT INTO board_revision VALUES (0);

CREATE TABLE message (
    id         TEXT    PRIMARY KEY,
    key        TEXT    NOT NULL UNIQUE,
    place      TEXT    NOT NULL,
    author     TEXT,
    invocation TEXT,
    revision   INTEGER NOT NULL UNIQUE,
    at         INTEGER NOT NULL,
    message    TEXT    NOT NULL,
    button_ids TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE seen_event (
    id TEXT    PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX seen_event_by_time ON seen_event (at);

CREATE TABLE audit (
    seq         INTEGER PRIMARY KEY,
    at          INTEGER NOT NULL,
    platform    TEXT    NOT NULL,
    person_id   TEXT    NOT NULL,
    person_name TEXT    NOT NULL,
    what        TEXT    NOT NULL,
    detail      TEXT    NOT NULL,
    hash        TEXT    NOT NULL
) STRICT;

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit rows are never changed');
END;

CREATE TRIGGER audit_is_never_removed BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit rows are never removed');
END;
