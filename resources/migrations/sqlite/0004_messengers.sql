-- What came with a message beyond its words: reactions, former texts, an album and the like, as JSON.
ALTER TABLE message ADD COLUMN more TEXT;
-- The messenger's id of a message is unique within its thread; web-chat messages have none.
CREATE UNIQUE INDEX message_external ON message(external_id, thread_id) WHERE external_id IS NOT NULL;

ALTER TABLE contact ADD COLUMN reachable INTEGER NOT NULL DEFAULT 1; -- he may be written to
ALTER TABLE contact ADD COLUMN username TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN phone TEXT NOT NULL DEFAULT '';
-- Where he came from, told before he wrote anything: goes with his next dialog.
ALTER TABLE contact ADD COLUMN attributes TEXT NOT NULL DEFAULT '{}';

-- Other ids under which a messenger knows the same person.
CREATE TABLE contact_alias (
    channel_id INTEGER NOT NULL REFERENCES channel(id),
    peer       TEXT NOT NULL,
    contact_id INTEGER NOT NULL REFERENCES contact(id),
    PRIMARY KEY (channel_id, peer)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_alias_contact ON contact_alias(contact_id);

-- What arrived and is no customer's message, by its key: the same key again changes nothing.
CREATE TABLE inbound_event (
    channel_id INTEGER NOT NULL,
    key        TEXT NOT NULL,
    PRIMARY KEY (channel_id, key)
) STRICT, WITHOUT ROWID;

-- Edits, deletions and reactions that came before their message; applied when it comes.
CREATE TABLE early_change (
    id          INTEGER PRIMARY KEY,
    thread_id   INTEGER NOT NULL,
    external_id TEXT NOT NULL,
    payload     TEXT NOT NULL,
    at          INTEGER NOT NULL
) STRICT;
CREATE INDEX early_change_message ON early_change(thread_id, external_id);

-- What couldn't be understood, kept as it came.
CREATE TABLE quarantine (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    channel_id  INTEGER NOT NULL REFERENCES channel(id),
    key         TEXT NOT NULL,
    kind        TEXT NOT NULL,
    why         TEXT NOT NULL,
    raw         TEXT NOT NULL,
    at          INTEGER NOT NULL,
    message_id  INTEGER NOT NULL DEFAULT 0, -- its placeholder
    replayed_at INTEGER,
    UNIQUE (channel_id, key)
) STRICT;

-- Files of customers that are still to be fetched from their messenger.
CREATE TABLE fetch (
    message_id INTEGER NOT NULL REFERENCES message(id),
    position   INTEGER NOT NULL, -- among the message's attachments
    channel_id INTEGER NOT NULL,
    remote_id  TEXT NOT NULL,
    url        TEXT NOT NULL,
    sha256     TEXT NOT NULL,
    due_at     INTEGER NOT NULL,
    attempts   INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (message_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX fetch_due ON fetch(due_at);

-- How far a messenger's updates have been taken in, written with the updates themselves.
CREATE TABLE channel_cursor (
    channel_id INTEGER PRIMARY KEY REFERENCES channel(id),
    position   TEXT NOT NULL
) STRICT;

-- When a message that can be repeated without harm was first sent with an unknown outcome.
ALTER TABLE outbox ADD COLUMN unknown_since INTEGER;

-- Of a message that goes out in several parts, so many have been accepted.
ALTER TABLE message ADD COLUMN parts_sent INTEGER NOT NULL DEFAULT 0;
