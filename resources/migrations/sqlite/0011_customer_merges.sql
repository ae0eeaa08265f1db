-- A customer who has turned out to be another one: his contacts, dialogs and notes are the other's.
ALTER TABLE customer ADD COLUMN merged_into INTEGER NOT NULL DEFAULT 0;
-- Where he told from last, by its IANA name.
ALTER TABLE customer ADD COLUMN time_zone TEXT NOT NULL DEFAULT '';
ALTER TABLE visitor ADD COLUMN time_zone TEXT NOT NULL DEFAULT '';
-- Whom a note calls.
ALTER TABLE customer_note ADD COLUMN mentions TEXT NOT NULL DEFAULT '[]';

-- Merges, with what is needed to give back what was whose.
CREATE TABLE customer_merge (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    into_id    INTEGER NOT NULL REFERENCES customer(id),
    from_id    INTEGER NOT NULL REFERENCES customer(id),
    actor_kind TEXT NOT NULL,
    actor_id   INTEGER NOT NULL,
    actor_name TEXT NOT NULL,
    at         INTEGER NOT NULL,
    undone_at  INTEGER,
    was        TEXT NOT NULL -- both cards before, the one card after, contacts and notes that moved
) STRICT;
CREATE INDEX customer_merge_into ON customer_merge(into_id);
CREATE INDEX customer_merge_from ON customer_merge(from_id);

-- Two who look like one person and are not; the smaller id stands first.
CREATE TABLE customer_apart (
    one_id   INTEGER NOT NULL REFERENCES customer(id),
    other_id INTEGER NOT NULL REFERENCES customer(id),
    PRIMARY KEY (one_id, other_id)
) STRICT, WITHOUT ROWID;
