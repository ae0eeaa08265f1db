-- Times are UTC milliseconds, booleans 0 or 1, enumerations the words of the operator API, lists
-- and maps JSON text. An id of 0 means "none". `sequence` is a journal number.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The truth: every change, numbered once for the whole store, written in the transaction that
-- changes the tables. `payload` is the event's members as they travel; who may see the event
-- stands beside it, so that catching up needs no other table.
CREATE TABLE journal (
    seq             INTEGER PRIMARY KEY,
    at              INTEGER NOT NULL,
    mono            INTEGER NOT NULL, -- monotonic milliseconds: durations don't depend on the wall clock
    type            TEXT NOT NULL,
    audience        INTEGER NOT NULL, -- 0 staff, 1 one operator, 2 readers of a dialog
    operator_id     INTEGER,
    dialog_id       INTEGER,
    assignee_id     INTEGER,
    group_id        INTEGER,
    before_assignee INTEGER,          -- where a moved dialog was
    before_group    INTEGER,
    more_facts      TEXT,             -- [assignee, group, assignee, group, ...] of further dialogs
    actor_kind      TEXT,
    actor_id        INTEGER,
    cause           TEXT,
    payload         TEXT NOT NULL
) STRICT;

CREATE TABLE staff_group (
    id       INTEGER PRIMARY KEY,
    name     TEXT NOT NULL,
    is_open  INTEGER NOT NULL DEFAULT 0, -- its operators see each other's dialogs
    settings TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE operator (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    login           TEXT NOT NULL UNIQUE COLLATE NOCASE,
    name            TEXT NOT NULL,
    role            TEXT NOT NULL,
    disabled        INTEGER NOT NULL DEFAULT 0,
    photo           INTEGER,
    password_hash   TEXT NOT NULL,
    presence        TEXT NOT NULL DEFAULT 'available',
    presence_reason TEXT,
    presence_since  INTEGER NOT NULL,
    created_at      INTEGER NOT NULL
) STRICT;

CREATE TABLE membership (
    operator_id INTEGER NOT NULL REFERENCES operator(id),
    group_id    INTEGER NOT NULL REFERENCES staff_group(id),
    PRIMARY KEY (operator_id, group_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    token_hash   TEXT PRIMARY KEY,
    operator_id  INTEGER NOT NULL REFERENCES operator(id),
    created_at   INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL,
    client       TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_operator ON session(operator_id);

CREATE TABLE token (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    token_hash TEXT NOT NULL UNIQUE,
    name       TEXT NOT NULL,
    scopes     TEXT NOT NULL,
    created_by INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    revoked_at INTEGER
) STRICT;

CREATE TABLE channel (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    kind     TEXT NOT NULL,
    name     TEXT NOT NULL,
    key      TEXT NOT NULL UNIQUE,
    state    TEXT NOT NULL,
    reason   TEXT,
    since    INTEGER NOT NULL,
    version  INTEGER NOT NULL,
    settings TEXT NOT NULL,
    secrets  TEXT NOT NULL, -- sealed
    group_id INTEGER NOT NULL REFERENCES staff_group(id),
    removed  INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE customer (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    name    TEXT NOT NULL,
    tags    TEXT NOT NULL DEFAULT '[]',
    fields  TEXT NOT NULL DEFAULT '{}',
    vip     INTEGER NOT NULL DEFAULT 0,
    blocked INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE customer_note (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer(id),
    author_id   INTEGER NOT NULL,
    author_name TEXT NOT NULL,
    text        TEXT NOT NULL,
    pinned      INTEGER NOT NULL,
    at          INTEGER NOT NULL
) STRICT;
CREATE INDEX customer_note_customer ON customer_note(customer_id);

-- One peer on one channel with its permanent stream of messages: the id is that of the identity
-- and of the thread alike, since neither exists without the other.
CREATE TABLE contact (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    channel_id    INTEGER NOT NULL REFERENCES channel(id),
    peer          TEXT NOT NULL,
    customer_id   INTEGER NOT NULL REFERENCES customer(id),
    name          TEXT NOT NULL,
    verified      INTEGER NOT NULL DEFAULT 0,
    latest_dialog INTEGER NOT NULL DEFAULT 0,
    operator_read INTEGER NOT NULL DEFAULT 0, -- operators have read the visitor's stream up to here
    visitor_read  INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX contact_peer ON contact(channel_id, peer);
CREATE INDEX contact_customer ON contact(customer_id);

CREATE TABLE dialog (
    id                   INTEGER PRIMARY KEY AUTOINCREMENT,
    thread_id            INTEGER NOT NULL REFERENCES contact(id),
    customer_id          INTEGER NOT NULL,
    channel_id           INTEGER NOT NULL,
    status               TEXT NOT NULL,
    waiting_since        INTEGER,
    former_waiting_since INTEGER,
    assignee_id          INTEGER NOT NULL,
    group_id             INTEGER NOT NULL,
    stage_id             INTEGER NOT NULL,
    resolution           TEXT,
    opened_at            INTEGER NOT NULL,
    closed_at            INTEGER,
    handover_at          INTEGER,
    assigned_at          INTEGER,
    offer_deadline       INTEGER,
    declined             TEXT NOT NULL,
    snoozed_until        INTEGER,
    snoozed_until_reply  INTEGER NOT NULL,
    last_assignee        INTEGER NOT NULL,
    followers            TEXT NOT NULL,
    merged_into          INTEGER NOT NULL,
    priority             INTEGER NOT NULL,
    reopens              INTEGER NOT NULL,
    company_started      INTEGER NOT NULL,
    human_replied        INTEGER NOT NULL,
    rating               INTEGER,
    last_inbound_seq     INTEGER NOT NULL,
    last_reply_seq       INTEGER NOT NULL,
    last_reply_by        INTEGER NOT NULL,
    version              INTEGER NOT NULL,
    last_seq             INTEGER NOT NULL,
    last_message         TEXT,
    window_ends_at       INTEGER,
    tags                 TEXT NOT NULL,
    customer_name        TEXT NOT NULL,
    -- The newest number of the visitor's stream, counted on in the thread's newest dialog, because
    -- that row is written with every message anyway.
    visitor_seq          INTEGER NOT NULL,
    -- Ascending sort key of the lists by urgency: priority first, then who waits longest, then who
    -- doesn't wait, then the closed ones, newest first.
    urgency              INTEGER NOT NULL,
    owner_id             INTEGER NOT NULL, -- the assignee; of a closed dialog the last one
    attributes           TEXT NOT NULL DEFAULT '{}'
) STRICT;
-- One open dialog per thread.
CREATE UNIQUE INDEX dialog_open_thread ON dialog(thread_id) WHERE closed_at IS NULL;
CREATE INDEX dialog_customer ON dialog(customer_id);
-- Lists run along one of these and never sort; each ends in the key that the next page goes on from.
CREATE INDEX dialog_urgency ON dialog(urgency) WHERE closed_at IS NULL;
CREATE INDEX dialog_status ON dialog(status, urgency);
CREATE INDEX dialog_owner ON dialog(owner_id, status, urgency);
CREATE INDEX dialog_channel ON dialog(channel_id, owner_id, urgency) WHERE closed_at IS NULL;
CREATE INDEX dialog_recent ON dialog(last_seq) WHERE closed_at IS NULL;
CREATE INDEX dialog_closed_recent ON dialog(last_seq) WHERE closed_at IS NOT NULL;
-- Timers.
CREATE INDEX dialog_snoozed ON dialog(snoozed_until) WHERE snoozed_until IS NOT NULL;
CREATE INDEX dialog_offered ON dialog(offer_deadline) WHERE offer_deadline IS NOT NULL;

CREATE TABLE dialog_tag (
    tag       TEXT NOT NULL,
    is_open   INTEGER NOT NULL,
    urgency   INTEGER NOT NULL,
    dialog_id INTEGER NOT NULL,
    PRIMARY KEY (tag, is_open, urgency, dialog_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX dialog_tag_dialog ON dialog_tag(dialog_id);

-- The id is the journal number of the message's first appearance and orders the thread.
CREATE TABLE message (
    id          INTEGER PRIMARY KEY,
    thread_id   INTEGER NOT NULL,
    dialog_id   INTEGER NOT NULL,
    direction   TEXT NOT NULL,
    author_kind TEXT NOT NULL,
    author_id   INTEGER NOT NULL,
    author_name TEXT NOT NULL,
    text        TEXT NOT NULL,
    attachments TEXT,
    reply_to    INTEGER,
    at          INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    state       TEXT,
    error       TEXT,
    edited_at   INTEGER,
    send_at     INTEGER,
    client_id   TEXT,
    event       TEXT,
    visitor_seq INTEGER, -- number in the visitor's own stream
    external_id TEXT,    -- the messenger's, of what we sent
    raw         TEXT     -- the body as it arrived; last, so that nobody reads it in passing
) STRICT;
CREATE INDEX message_thread ON message(thread_id, id, dialog_id);
CREATE UNIQUE INDEX message_client ON message(client_id, author_id) WHERE client_id IS NOT NULL;
-- Inbound ones are found by message_thread: their numbers rise with the id. Ours may be numbered late.
CREATE UNIQUE INDEX message_visitor ON message(thread_id, visitor_seq) WHERE visitor_seq IS NOT NULL AND direction = 'out';

-- What arrived, by its key: the same key again is the same message.
CREATE TABLE inbound (
    channel_id INTEGER NOT NULL,
    key        TEXT NOT NULL,
    message_id INTEGER NOT NULL,
    PRIMARY KEY (channel_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
    message_id INTEGER PRIMARY KEY REFERENCES message(id),
    thread_id  INTEGER NOT NULL,
    dialog_id  INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    state      TEXT NOT NULL, -- scheduled, queued, inflight
    due_at     INTEGER NOT NULL,
    attempts   INTEGER NOT NULL DEFAULT 0,
    seen_seq   INTEGER        -- of a scheduled reply: what its author had seen
) STRICT;
CREATE INDEX outbox_thread ON outbox(thread_id, message_id);
CREATE INDEX outbox_due ON outbox(due_at);

CREATE TABLE read_mark (
    operator_id INTEGER NOT NULL,
    dialog_id   INTEGER NOT NULL,
    seq         INTEGER NOT NULL,
    PRIMARY KEY (operator_id, dialog_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
    operator_id INTEGER NOT NULL,
    dialog_id   INTEGER NOT NULL,
    mode        TEXT NOT NULL,
    text        TEXT NOT NULL,
    attachments TEXT NOT NULL,
    reply_to    INTEGER,
    at          INTEGER NOT NULL,
    PRIMARY KEY (operator_id, dialog_id, mode)
) STRICT, WITHOUT ROWID;

CREATE TABLE visitor (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    channel_id   INTEGER NOT NULL REFERENCES channel(id),
    token_hash   TEXT UNIQUE, -- empty when the visitor asked to be forgotten
    name         TEXT NOT NULL,
    email        TEXT NOT NULL,
    phone        TEXT NOT NULL,
    verified     INTEGER NOT NULL,
    external_id  TEXT NOT NULL,
    fields       TEXT NOT NULL,
    created_at   INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL
) STRICT;

CREATE TABLE file (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL,
    name   TEXT NOT NULL,
    type   TEXT NOT NULL,
    size   INTEGER NOT NULL,
    width  INTEGER,
    height INTEGER,
    owner  TEXT NOT NULL,
    at     INTEGER NOT NULL
) STRICT;
CREATE INDEX file_sha256 ON file(sha256);

CREATE TABLE message_file (
    file_id    INTEGER NOT NULL REFERENCES file(id),
    message_id INTEGER NOT NULL REFERENCES message(id),
    PRIMARY KEY (file_id, message_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    at         INTEGER NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id   INTEGER NOT NULL,
    actor_name TEXT NOT NULL,
    action     TEXT NOT NULL,
    subject    TEXT NOT NULL
) STRICT;

-- One group with everybody and every channel in it, until somebody makes others.
INSERT INTO staff_group (id, name) VALUES (1, 'Everybody');
