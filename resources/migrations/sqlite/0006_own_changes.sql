-- What operators change about messages that were sent already, on its way to the messenger. Done or refused, it leaves
-- this table; what became of it stands in the message.
CREATE TABLE own_change (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id    INTEGER NOT NULL REFERENCES message(id),
    thread_id     INTEGER NOT NULL,
    channel_id    INTEGER NOT NULL,
    kind          TEXT NOT NULL,
    text          TEXT NOT NULL, -- the new words, or the emoji
    operator_id   INTEGER NOT NULL,
    operator_name TEXT NOT NULL,
    at            INTEGER NOT NULL,
    due_at        INTEGER NOT NULL,
    attempts      INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX own_change_message ON own_change(message_id, id);
CREATE INDEX own_change_due ON own_change(due_at);

-- A message that went out in several has several ids at its messenger: the first stands in the message, the others here.
CREATE TABLE message_part (
    thread_id   INTEGER NOT NULL,
    external_id TEXT NOT NULL,
    message_id  INTEGER NOT NULL REFERENCES message(id),
    PRIMARY KEY (thread_id, external_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX message_part_message ON message_part(message_id);
