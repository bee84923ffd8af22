-- The condition behind an incident, and what people did about it.
ALTER TABLE incident ADD COLUMN alert TEXT NOT NULL DEFAULT 'NOT_STREAMING';
ALTER TABLE incident ADD COLUMN signs TEXT NOT NULL DEFAULT '[]';
ALTER TABLE incident ADD COLUMN sightings INTEGER NOT NULL DEFAULT 1;
ALTER TABLE incident ADD COLUMN attention TEXT NOT NULL DEFAULT
    '{"acknowledged":null,"snoozedUntil":null,"flapping":false,"remindedAt":null,"escalations":0,"resolvedBy":null}';

-- Until now a key began with a kind of diagnosis.
UPDATE incident SET alert = CASE
    WHEN key = 'NoPrimary' THEN 'NO_PRIMARY'
    WHEN key = 'SplitBrain' THEN 'SPLIT_BRAIN'
    WHEN key IN ('BotCutOff', 'ClusterUnseen') THEN 'BOT_CUT_OFF'
    WHEN key LIKE 'NodeUnseen:%' THEN 'NODE_DOWN'
    WHEN key LIKE 'StandbyLags:%' THEN 'LAG_BYTES'
    WHEN key LIKE 'Fence%' THEN 'FENCE_BROKEN'
    ELSE 'NOT_STREAMING' END;
-- Keys have another shape now: an old one would never be seen again. What still lasts opens anew at the next check.
UPDATE incident SET closed_at = last_seen_at WHERE closed_at IS NULL;

CREATE TABLE incident_timeline (
    id          INTEGER PRIMARY KEY,
    incident_id INTEGER NOT NULL REFERENCES incident (id),
    at          INTEGER NOT NULL,
    kind        TEXT    NOT NULL,
    -- null: Understudy itself
    person      TEXT,
    text        TEXT    NOT NULL
) STRICT;

CREATE INDEX incident_timeline_by_incident ON incident_timeline (incident_id, id);

CREATE TABLE incident_silence (
    cluster  TEXT    NOT NULL,
    key      TEXT    NOT NULL,
    person   TEXT    NOT NULL,
    until    INTEGER NOT NULL,
    PRIMARY KEY (cluster, key)
) STRICT, WITHOUT ROWID;
