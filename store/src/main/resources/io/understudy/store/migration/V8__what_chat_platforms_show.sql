-- What a chat platform shows of a message of the board. Without a place it shows nothing of it.
CREATE TABLE delivery (
    platform         TEXT    NOT NULL,
    message          TEXT    NOT NULL,
    channel          TEXT,
    platform_message TEXT,
    fingerprint      TEXT,
    -- of the wording that was dealt with
    revision         INTEGER NOT NULL,
    PRIMARY KEY (platform, message),
    CHECK ((channel IS NULL) = (platform_message IS NULL) AND (channel IS NULL) = (fingerprint IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX delivery_by_place ON delivery (platform, channel, platform_message) WHERE channel IS NOT NULL;

-- Up to which revision a platform has nothing left to do.
CREATE TABLE delivery_settled (
    platform TEXT    PRIMARY KEY,
    revision INTEGER NOT NULL
) STRICT;

-- Channels that the bot made. The number says which of two with one name is the newer.
CREATE TABLE platform_channel (
    made     INTEGER PRIMARY KEY AUTOINCREMENT,
    platform TEXT    NOT NULL,
    name     TEXT    NOT NULL,
    id       TEXT    NOT NULL,
    archived INTEGER NOT NULL,
    UNIQUE (platform, id)
) STRICT;

CREATE INDEX platform_channel_by_name ON platform_channel (platform, name);
