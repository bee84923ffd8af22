-- The system identifier that every node of a cluster is expected to have.
CREATE TABLE cluster_identity (
    cluster           TEXT    PRIMARY KEY,
    system_identifier INTEGER NOT NULL
) STRICT;
