-- What the company sets up for itself, and operators for themselves.
ALTER TABLE staff_group ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

-- How far the company has come with a dialog, in its own words.
CREATE TABLE stage (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    name     TEXT NOT NULL,
    group_id INTEGER REFERENCES staff_group(id),
    statuses TEXT, -- it may be set while a dialog has one of these
    position INTEGER NOT NULL,
    version  INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX stage_name ON stage(coalesce(group_id, 0), name);

-- Questions to the list of dialogs that somebody asks often.
CREATE TABLE saved_filter (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    owner_id INTEGER NOT NULL REFERENCES operator(id),
    shared   INTEGER NOT NULL,
    name     TEXT NOT NULL,
    filter   TEXT NOT NULL,
    sort     TEXT,
    version  INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX saved_filter_name ON saved_filter(owner_id, name);

-- The company's own fields in the card of a customer, whose values stand there under `key`.
CREATE TABLE customer_field (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    key      TEXT NOT NULL UNIQUE,
    name     TEXT NOT NULL,
    kind     TEXT NOT NULL,
    choices  TEXT,
    personal INTEGER NOT NULL,
    position INTEGER NOT NULL,
    version  INTEGER NOT NULL
) STRICT;

-- What prepared texts say about the company.
CREATE TABLE company (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    facts   TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;
INSERT INTO company (id, facts, version) VALUES (1, '{}', 0);
